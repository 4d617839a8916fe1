import { randomFillSync } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Test and live objects never see each other; the key picks the side. */
export type Mode = 'test' | 'live'

/** smartpay-api §1.2; `delivery` is the sandbox's own. */
type Prefix =
  | 'checkout'
  | 'paytok'
  | 'order'
  | 'payment'
  | 'refund'
  | 'webhookendpoint'
  | 'evt'
  | 'coupon'
  | 'promotioncode'
  | 'li'
  | 'price'
  | 'product'
  | 'discount'
  | 'delivery'

/** `<prefix>_<mode>_<22 base62 characters>` (smartpay-api §1.2). */
export function objectId(prefix: Prefix, mode: Mode): string {
  return `${prefix}_${mode}_${base62(22)}`
}

export function modeOf({ test }: { test: boolean }): Mode {
  return test ? 'test' : 'live'
}

/** `<session id>.<unix seconds in base62>.<86 characters>`: opaque to everybody else (§6.4). */
export function checkoutPath(sessionId: string, createdAt: number): string {
  return `${sessionId}.${inBase62(Math.floor(createdAt / 1000)).padStart(6, '0')}.${base62(86)}`
}

/** 40 characters of which the first is no `A`: 30 bytes in every library that decodes it (§12.5). */
export function signingSecret(): string {
  const secret = base62(40)
  return secret.startsWith('A') ? signingSecret() : secret
}

/** Random bytes for many ids at once, since asking the system for each costs more than the id. */
const pool = Buffer.alloc(8_192)
let used = pool.length

function base62(length: number): string {
  let text = ''
  while (text.length < length) {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    const byte = pool[used] ?? 0
    used += 1
    // 248 is the last multiple of 62 in a byte: above it, some characters would be likelier.
    if (byte < 248) text += alphabet[byte % 62]
  }
  return text
}

function inBase62(value: number): string {
  return value < 62
    ? (alphabet[value] ?? '')
    : inBase62(Math.floor(value / 62)) + alphabet[value % 62]
}
