import type { Locale } from '../locale.ts'
import { roomWords } from './rooms.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment in the merchant's time zone: 2026年11月25日 18:49, Nov 25, 2026, 18:49. */
export function formatWhen(at: Date, locale: Locale, timeZone: string): string {
  const key = `${locale} ${timeZone}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-US', {
      timeZone,
      year: 'numeric',
      month: locale === 'ja' ? 'long' : 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(key, format)
  return format.format(at)
}

/** The time of day alone, where the day stands above it: 18:49. */
export function formatTime(at: Date, timeZone: string): string {
  const key = `time ${timeZone}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  formats.set(key, format)
  return format.format(at)
}

/** How long ago, in the largest whole unit. @param seconds not negative */
export function formatAge(seconds: number, locale: Locale): string {
  const { age } = roomWords[locale]
  if (seconds < 60) return age.seconds(Math.floor(seconds))
  if (seconds < 3600) return age.minutes(Math.floor(seconds / 60))
  if (seconds < 48 * 3600) return age.hours(Math.floor(seconds / 3600))
  return age.days(Math.floor(seconds / 86400))
}

/** The same where only the day is known. @param days not negative */
export function formatDaysAgo(days: number, locale: Locale): string {
  const { age } = roomWords[locale]
  return days === 0 ? age.today : age.days(days)
}
