import { randomBytes, randomInt } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Prefixes of our own ids, so that an id in a log tells what it is. */
export type IdPrefix =
  | 'su'
  | 'cus'
  | 'cch'
  | 'tok'
  | 'sub'
  | 'cyc'
  | 'ord'
  | 'chg'
  | 'dlv'
  | 'plan'
  | 'pv'
  | 'whs'
  | 'ntc'
  | 'pay'
  | 'inv'
  | 'mov'
  | 'bat'
  | 'note'
  | 'ivt'
  | 'dft'
  | 'rst'
  | 'rfd'
  | 'amd'
  | 'rhs'

/** `su_` and 22 base62 characters: 131 bits that nobody can guess. At most 27 characters. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomText(22)}`
}

/** `length` unbiased base62 characters from the system's random source. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < 248 && text.length < length) text += alphabet[byte % 62]
    }
  }
  return text
}

/** `length` unbiased decimal digits. */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}

export function isId(prefix: IdPrefix, value: unknown): value is string {
  return typeof value === 'string' && new RegExp(`^${prefix}_[0-9A-Za-z]{22}$`).test(value)
}
