import { Temporal } from 'temporal-polyfill'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { foldHyphens, foldWidth, tidy } from './text.ts'

export type BirthDateProblem = 'not-a-date' | 'in-the-future' | 'too-young' | 'too-old'

/** Smartpay takes shoppers of 18 and over (smartpay-api §13). */
const youngest = 18
const oldest = 120

/** YYYY-MM-DD; also 1985/6/30, 19850630, 1985年6月30日 and the years of an era, 昭和60年6月30日. */
export function parseBirthDate(typed: string, today: PlainDate): Result<string, BirthDateProblem> {
  const date = dateOf(foldHyphens(foldWidth(tidy(typed))))
  if (!date) return refused('not-a-date')
  if (Temporal.PlainDate.compare(date, today) > 0) return refused('in-the-future')
  const age = date.until(today, { largestUnit: 'years' }).years
  if (age < youngest) return refused('too-young')
  return age > oldest ? refused('too-old') : ok(date.toString())
}

const separated = /^(\D{0,2}\d{1,4}|\D{2}元) ?[-/.年 ] ?(\d{1,2}) ?[-/.月 ] ?(\d{1,2})日?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/

function dateOf(text: string): PlainDate | null {
  const [, first = '', month, day] = separated.exec(text) ?? compact.exec(text) ?? []
  const year = yearOf(first)
  if (!year || !month || !day) return null
  try {
    return plainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  } catch {
    return null
  }
}

/** The year before each era's first one, and the era's last. */
const eras = [
  { name: /^(大正|T)/i, yearBefore: 1911, years: 15 },
  { name: /^(昭和|S)/i, yearBefore: 1925, years: 64 },
  { name: /^(平成|H)/i, yearBefore: 1988, years: 31 },
  { name: /^(令和|R)/i, yearBefore: 2018, years: 99 },
]

function yearOf(text: string): string | null {
  if (/^\d{4}$/.test(text)) return text
  const era = eras.find(({ name }) => name.test(text))
  const number = era && /^(\d{1,2})$/.exec(text.replace(era.name, '').replace('元', '1'))?.[1]
  if (!era || !number || Number(number) < 1 || Number(number) > era.years) return null
  return String(era.yearBefore + Number(number))
}
