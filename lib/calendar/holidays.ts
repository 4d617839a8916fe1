// The table alone: the package's entry adds functions that read the server's time zone.
import table from '@holiday-jp/holiday_jp/lib/holidays.js'
import type { Bilingual } from '#lib/i18n/locale.ts'
import type { PlainDate } from '#lib/plain-date.ts'

const holidays: Readonly<Record<string, { name: string; name_en: string }>> = table

/**
 * The name of a Japanese national holiday (国民の祝日に関する法律 Art. 2 and 3: substitute days and the days between two
 * holidays included), null for any other day. The table goes from 1970 to 2050; a quarter of a megabyte, so no
 * browser gets it.
 */
export function holidayName(day: PlainDate): Bilingual | null {
  const found = holidays[day.toString()]
  return found ? { ja: found.name, en: found.name_en } : null
}
