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
  const key = decodeBase62(secret)
  if (key === null) return false
  const expected = createHmac('sha256', key)
    .update(`${delivery.timestamp}.`)
    .update(delivery.body)
    .digest()
  return timingSafeEqual(expected, Buffer.from(delivery.signature, 'hex'))
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A big-endian number; null for a text with other characters. A leading `A` is a zero that libraries drop. */
function decodeBase62(text: string): Buffer | null {
  if (!/^[A-Za-z0-9]+$/.test(text)) return null
  let number = 0n
  for (const character of text) number = number * 62n + BigInt(alphabet.indexOf(character))
  const hex = number.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
}
