import { Temporal } from 'temporal-polyfill'
import type { Locale } from '#lib/i18n/locale.ts'

/** A calendar date without time, in the merchant's time zone. */
export type PlainDate = Temporal.PlainDate

/** @param text `YYYY-MM-DD`; throws RangeError for anything else. */
export function plainDate(text: string): PlainDate {
  return Temporal.PlainDate.from(text, { overflow: 'reject' })
}

/** For a `date` column: Prisma writes it from midnight UTC, and reads it back so. */
export function asColumn(date: PlainDate): Date {
  return new Date(`${date.toString()}T00:00:00Z`)
}

export function fromColumn(date: Date): PlainDate {
  return plainDate(date.toISOString().slice(0, 10))
}

/** The date on the wall in `timeZone` (an IANA name) at `instant`. */
export function dateIn(timeZone: string, instant: Temporal.Instant): PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate()
}

/** When an hour strikes on a day in `timeZone`; one that a change of the clocks leaves out strikes with the next. */
export function hourOn(timeZone: string, day: PlainDate, hour: number): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: { hour } }).toInstant()
}

/** Whether it is a zone's name, as `dateIn` and PostgreSQL take it. Offsets are none: the two read their signs differently. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return /^[a-z]/i.test(name)
  } catch {
    return false
  }
}

/** 2026年11月22日(日) or Sun, Nov 22, 2026. */
export function formatDate(date: PlainDate, locale: Locale): string {
  return locale === 'ja'
    ? `${date.year}年${formatMonthDay(date, 'ja')}`
    : `${weekday(date, 'en')}, ${formatMonthDay(date, 'en')}, ${date.year}`
}

/** 11月22日(日) or Nov 22: where the year is already on the page. */
export function formatMonthDay(date: PlainDate, locale: Locale): string {
  if (locale === 'ja') return `${date.month}月${date.day}日(${weekday(date, 'ja')})`
  return `${utcFormat('en', { month: 'short' }, date)} ${date.day}`
}

/** 11/22 in both languages: under a dot of the instalment picture. */
export function formatShortDate(date: PlainDate): string {
  return `${date.month}/${date.day}`
}

/** A sentence in parts: each second one is a date as written above, or the months of a cadence. */
export function splitAtDates(sentence: string): string[] {
  return sentence.split(
    /((?:\d+年)?\d+月\d+日\(.\)|\d+か月ごと|(?:[A-Z][a-z]{2}, )?[A-Z][a-z]{2} \d+(?:, \d{4})?)/,
  )
}

function weekday(date: PlainDate, locale: Locale): string {
  return utcFormat(locale, { weekday: 'short' }, date)
}

/** Making a formatter costs more than a hundred uses of it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function utcFormat(locale: Locale, options: Intl.DateTimeFormatOptions, date: PlainDate): string {
  const key = `${locale} ${Object.entries(options)}`
  const formatter =
    formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  formatters.set(key, formatter)
  return formatter.format(Date.UTC(date.year, date.month - 1, date.day))
}
