import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Test and live objects never see each other; the key picks the side. */
export type Mode = 'test' | 'live'

/** `<prefix>_<mode>_<22 base62 characters>` (smartpay-api §1.2). */
export function objectId(prefix: 'checkout' | 'paytok', mode: Mode): string {
  return `${prefix}_${mode}_${base62(22)}`
}

/** `<session id>.<unix seconds in base62>.<86 characters>`: opaque to everybody else (§6.4). */
export function checkoutPath(sessionId: string, createdAt: number): string {
  return `${sessionId}.${inBase62(Math.floor(createdAt / 1000)).padStart(6, '0')}.${base62(86)}`
}

function base62(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % 62]).join('')
}

function inBase62(value: number): string {
  return value < 62
    ? (alphabet[value] ?? '')
    : inBase62(Math.floor(value / 62)) + alphabet[value % 62]
}
