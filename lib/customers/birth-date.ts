import { Temporal } from 'temporal-polyfill'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { foldHyphens, foldWidth, tidy } from './text.ts'

export type BirthDateProblem = 'not-a-date' | 'in-the-future' | 'too-young' | 'too-old'

/** Smartpay takes shoppers of 18 and over (smartpay-api §13). */
const youngest = 18
const oldest = 120

/** YYYY-MM-DD; also 1985/6/30 and 1985年6月30日. */
export function parseBirthDate(typed: string, today: PlainDate): Result<string, BirthDateProblem> {
  const date = dateOf(foldHyphens(foldWidth(tidy(typed))))
  if (!date) return refused('not-a-date')
  if (Temporal.PlainDate.compare(date, today) > 0) return refused('in-the-future')
  const age = date.until(today, { largestUnit: 'years' }).years
  if (age < youngest) return refused('too-young')
  return age > oldest ? refused('too-old') : ok(date.toString())
}

function dateOf(text: string): PlainDate | null {
  const [, year, month, day] = /^(\d{4})[-/.年 ](\d{1,2})[-/.月 ](\d{1,2})日?$/.exec(text) ?? []
  if (!year || !month || !day) return null
  try {
    return plainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  } catch {
    return null
  }
}
