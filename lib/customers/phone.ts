import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { ok, type Result, refused } from '#lib/result.ts'
import { foldHyphens, foldWidth, tidy } from './text.ts'

export type PhoneProblem =
  | 'missing'
  | 'not-digits'
  | 'too-few-digits'
  | 'too-many-digits'
  | 'not-japanese'
  | 'not-a-phone'

/** `count`: how many digits are missing or too many. */
export type PhoneRefusal = { reason: PhoneProblem; count?: number }

/** A Japanese number as E.164, `+819012345678` (smartpay-api §3.2). Any way of writing it is welcome. */
export function parsePhone(typed: string | undefined): Result<string, PhoneRefusal> {
  const text = foldHyphens(foldWidth(tidy(typed ?? ''))).replace(/^(tel|電話)?\s*[:.]?\s*/i, '')
  if (text === '') return refused({ reason: 'missing' })
  if (!/^\+?[\d\s().・/-]+$/.test(text)) return refused({ reason: 'not-digits' })
  const national = toNational(text)
  if (national === null) return refused({ reason: 'not-japanese' })
  const expected = /^0[5-9]0/.test(national) ? 11 : 10
  const gap = expected - national.length
  if (gap > 0) return refused({ reason: 'too-few-digits', count: gap })
  if (gap < 0 && !(expected === 10 && /^0(120|800|570|[5-9]0)/.test(national)))
    return refused({ reason: 'too-many-digits', count: -gap })
  const parsed = parsePhoneNumberFromString(national, 'JP')
  return parsed?.isPossible() && parsed.country === 'JP' && /^0[1-9]/.test(national)
    ? ok(parsed.number)
    : refused({ reason: 'not-a-phone' })
}

/** 090-1234-5678, as people read it. */
export function formatPhone(e164: string): string {
  return parsePhoneNumberFromString(e164, 'JP')?.formatNational() ?? e164
}

/** Digits beginning with 0; null for another country's. `+81 (0)90` has its 0 twice. */
function toNational(text: string): string | null {
  const digits = text.replace(/\D/g, '')
  if (text.startsWith('+81')) return `0${digits.slice(2).replace(/^0/, '')}`
  if (text.startsWith('+')) return null
  if (/^(010|00)81/.test(digits)) return `0${digits.replace(/^(010|00)81/, '').replace(/^0/, '')}`
  if (/^81[789]0\d{8}$/.test(digits)) return `0${digits.slice(2)}`
  return digits
}
