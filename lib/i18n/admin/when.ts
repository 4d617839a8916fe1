import { dictionary, type Locale } from '../locale.ts'

const ages = dictionary(
  {
    seconds: (n: number) => `${n}秒前`,
    minutes: (n: number) => `${n}分前`,
    hours: (n: number) => `${n}時間前`,
    days: (n: number) => `${n}日前`,
    today: '今日',
  },
  {
    seconds: (n: number) => `${n} s ago`,
    minutes: (n: number) => `${n} min ago`,
    hours: (n: number) => `${n} h ago`,
    days: (n: number) => `${n} d ago`,
    today: 'today',
  },
)

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
  const age = ages[locale]
  if (seconds < 60) return age.seconds(Math.floor(seconds))
  if (seconds < 3600) return age.minutes(Math.floor(seconds / 60))
  if (seconds < 48 * 3600) return age.hours(Math.floor(seconds / 3600))
  return age.days(Math.floor(seconds / 86400))
}

/** The same where only the day is known. @param days not negative */
export function formatDaysAgo(days: number, locale: Locale): string {
  const age = ages[locale]
  return days === 0 ? age.today : age.days(days)
}
