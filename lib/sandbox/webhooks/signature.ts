import { createHmac } from 'node:crypto'

/** Not the alphabet of ids: here `A` is 0 and `9` is 61 (smartpay-api §12.5). */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Lower-case hex of HMAC-SHA-256 over `<timestamp>.<raw body>` with the decoded secret. */
export function sign(signingSecret: string, timestamp: number, body: string): string {
  return createHmac('sha256', secretBytes(signingSecret))
    .update(`${timestamp}.${body}`)
    .digest('hex')
}

/** A number in base 62, most significant digit first, as big-endian bytes. */
function secretBytes(signingSecret: string): Buffer {
  let value = 0n
  for (const digit of signingSecret) value = value * 62n + BigInt(alphabet.indexOf(digit))
  const hex = value.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
}
