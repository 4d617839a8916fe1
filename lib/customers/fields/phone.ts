import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { ok, type Result, refused } from '#lib/result.ts'
import { foldHyphens, foldWidth, tidy } from './text.ts'

export type PhoneProblem =
  | 'missing'
  | 'not-digits'
  | 'too-few-digits'
  | 'too-many-digits'
  | 'too-few-landline-digits'
  | 'too-many-landline-digits'
  | 'no-leading-zero'
  | 'not-japanese'
  | 'not-personal'
  | 'not-a-phone'

/** `count`: how many digits are missing or too many. */
type PhoneRefusal = { reason: PhoneProblem; count?: number }

const mobileDigits = 11
const landlineDigits = 10

/** A Japanese number as E.164, `+819012345678` (smartpay-api §3.2). Any way of writing it is welcome. */
export function parsePhone(typed: string): Result<string, PhoneRefusal> {
  const text = foldHyphens(foldWidth(tidy(typed))).replace(/^(tel|電話|携帯)?\s*[:.]?\s*/i, '')
  if (text === '') return refused({ reason: 'missing' })
  if (!/^[\d\s().・/+-]+$/.test(text)) return refused({ reason: 'not-digits' })
  const national = toNational(text)
  if (national === null) return refused({ reason: 'not-japanese' })
  const problem = problemOf(national)
  if (problem) return refused(problem)
  const parsed = parsePhoneNumberFromString(national, 'JP')
  return parsed?.isPossible() && parsed.country === 'JP'
    ? ok(parsed.number)
    : refused({ reason: 'not-a-phone' })
}

/** 090-1234-5678, as people read it. Most are of this one shape: a million are written quickly. */
export function formatPhone(e164: string): string {
  const [, kind, middle, end] = /^\+81([5-9]0)(\d{4})(\d{4})$/.exec(e164) ?? []
  if (kind) return `0${kind}-${middle}-${end}`
  return parsePhoneNumberFromString(e164, 'JP')?.formatNational() ?? e164
}

/** Digits beginning with 0 where they can; null for another country's. `+81 (0)90` has its 0 twice. */
function toNational(text: string): string | null {
  const [, before = '', plus] = /^([^\d+]*)(\+)?/.exec(text) ?? []
  const digits = text.slice(before.length).replace(/\D/g, '')
  const dialled = /^(?:010|00)(81\d*)$/.exec(digits)?.[1] ?? digits
  if (plus && !dialled.startsWith('81')) return null
  if (plus || dialled !== digits || /^81\d{9,10}$/.test(digits))
    return `0${dialled.slice(2).replace(/^0/, '')}`
  return /^[6-9]0\d{8}$/.test(digits) ? `0${digits}` : digits
}

/** Numbers of 0A0 have 11 digits (mobile, IP), all others 10. A shopper is not behind 0120 or 0570. */
function problemOf(national: string): PhoneRefusal | null {
  if (!national.startsWith('0')) return { reason: 'no-leading-zero' }
  if (/^0(120|570|180|990)/.test(national)) return { reason: 'not-personal' }
  const mobile = /^0[5-9]0/.test(national)
  const excess = national.length - (mobile ? mobileDigits : landlineDigits)
  if (excess < 0)
    return { reason: mobile ? 'too-few-digits' : 'too-few-landline-digits', count: -excess }
  if (excess > 0)
    return { reason: mobile ? 'too-many-digits' : 'too-many-landline-digits', count: excess }
  return national.startsWith('00') ? { reason: 'not-a-phone' } : null
}
