import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * smartpay-api §12.5: lower-case hex of HMAC-SHA-256 over `<timestamp>.<raw body>`, its key the signing
 * secret decoded from base62. Pure; compares in constant time. Whoever calls it judges the age.
 */
export function isSignedBy(
  secret: string,
  delivery: { signature: string; timestamp: string; body: Uint8Array },
): boolean {
  if (!/^[0-9a-f]{64}$/.test(delivery.signature)) return false
  const signature = Buffer.from(delivery.signature, 'hex')
  return keysOf(secret).some((key) => {
    const expected = createHmac('sha256', key)
      .update(`${delivery.timestamp}.`)
      .update(delivery.body)
      .digest()
    return timingSafeEqual(expected, signature)
  })
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** What Smartpay's own secrets come to, in bytes. */
const usualBytes = 30

/**
 * A big-endian number, and what libraries make of the zeros before it: the official SDK keeps a byte for each
 * leading `A`, others none, the Java sample fills up to 30 bytes. Smartpay signs with one of these, and all
 * need the whole secret. None for a text with other characters.
 */
function keysOf(secret: string): Buffer[] {
  if (!/^[A-Za-z0-9]+$/.test(secret)) return []
  let number = 0n
  for (const character of secret) number = number * 62n + BigInt(alphabet.indexOf(character))
  const hex = number === 0n ? '' : number.toString(16)
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  const zeros = /^A*/.exec(secret)?.[0].length ?? 0
  const lengths = new Set([bytes.length, zeros + bytes.length, Math.max(usualBytes, bytes.length)])
  return [...lengths].map((length) => Buffer.concat([Buffer.alloc(length - bytes.length), bytes]))
}
