import { Temporal } from 'temporal-polyfill'
import type { Locale } from './locale.ts'

/** The date and time on a wall in Tokyo; `now` is milliseconds since 1970. */
export function inTokyo(now: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Asia/Tokyo')
}

/** 2026年11月22日(日) or Sun, Nov 22, 2026. */
export function formatDate(date: Temporal.PlainDate, locale: Locale): string {
  const weekday = utcFormat(locale, { weekday: 'short' }, date)
  return locale === 'ja'
    ? `${date.year}年${date.month}月${date.day}日(${weekday})`
    : `${weekday}, ${utcFormat('en', { month: 'short' }, date)} ${date.day}, ${date.year}`
}

function utcFormat(
  locale: Locale,
  options: Intl.DateTimeFormatOptions,
  { year, month, day }: Temporal.PlainDate,
): string {
  const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return formatter.format(Date.UTC(year, month - 1, day))
}
