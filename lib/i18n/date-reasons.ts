import type { Dated, DateReason } from '#lib/date-reason.ts'
import { formatMonthDay, type PlainDate } from '#lib/plain-date.ts'
import { nthWeekday, ordinal, weekdayName } from './calendar-words.ts'
import type { Locale } from './locale.ts'

type Codes = DateReason['code']
/** A sentence, or a part of one, for each reason. */
type Sentences = {
  readonly [Code in Codes]: (because: Extract<DateReason, { code: Code }>, on: PlainDate) => string
}

/** Why a day of the calendar is the day that it is, for shoppers and staff alike. */
export function sayDateReason({ on, because }: Dated, locale: Locale): string {
  // Each code has the sentence of its own reason, which no compiler sees through a look-up.
  const say = sentences[locale][because.code] as (because: DateReason, on: PlainDate) => string
  return say(because, on)
}

/** The same where the day is not the one that the rule alone would give, which needs a word; null for any other. */
export function sayException(dated: Dated, locale: Locale): string | null {
  const { because } = dated
  const isException = 'moved' in because || exceptions.some((code) => code === because.code)
  return isException ? sayDateReason(dated, locale) : null
}
const exceptions = ['short-month', 'first-too-near', 'moved'] as const

const ja = {
  day: (date: PlainDate) => formatMonthDay(date, 'ja'),
  open: { before: 'その前の営業日の', after: '次の営業日の' },
} as const
const en = {
  /** Sep 21. */
  day: (date: PlainDate) => formatMonthDay(date, 'en'),
  /** Mon, Sep 21: a weekday tells more of a closed day. */
  long: (date: PlainDate) =>
    `${weekdayName(date.dayOfWeek, 'en').slice(0, 3)}, ${formatMonthDay(date, 'en')}`,
  open: { before: 'the working day before', after: 'the next working day' },
} as const

const sentences: Readonly<Record<Locale, Sentences>> = {
  ja: {
    agreed: () => 'お申し込みの日',
    'counted-anew': () => 'この日から、あとの回を数えます',
    'same-weekday': ({ weekday }) => `基準の日と同じ${weekdayName(weekday, 'ja')}曜日`,
    'same-day': ({ day }) => `基準の日と同じ${day}日`,
    'short-month': ({ anchorDay }, on) =>
      `${on.month}月は${on.day}日までなので、${anchorDay}日の代わりに${on.day}日`,
    'chosen-day': ({ day }) => `毎月${day}日のご指定`,
    'last-day': () => '月末のご指定',
    'nth-weekday': ({ nth, weekday }) => `${nthWeekday({ nth, weekday }, 'ja')}のご指定`,
    'first-too-near': ({ instead }) =>
      `${ja.day(instead)}では基準の日から2週間に満たないので、1か月あと`,
    moved: ({ from }) => `${ja.day(from)}から変更`,
    'days-before': ({ days }) =>
      days === 0 ? 'ご注文の当日' : days === 1 ? 'ご注文の前日' : `ご注文の${days}日前`,
    'business-days-before': ({ days }) => (days === 0 ? 'ご注文の当日' : `ご注文の${days}営業日前`),
    'days-after': ({ days }) => (days === 0 ? '予定の当日' : `予定の${days}日後`),
    'on-the-road': ({ days }) => (days === 0 ? '発送の当日' : `発送の${days}日後`),
    holiday: ({ from, name, moved }, on) =>
      `${ja.day(from)}が祝日（${name.ja}）のため、${ja.open[moved]}${ja.day(on)}`,
    'closed-weekday': ({ from, weekday, moved }, on) =>
      `${ja.day(from)}が定休日（${weekdayName(weekday, 'ja')}曜）のため、${ja.open[moved]}${ja.day(on)}`,
    'closed-date': ({ from, moved }, on) =>
      `${ja.day(from)}が休業日のため、${ja.open[moved]}${ja.day(on)}`,
  },
  en: {
    agreed: () => 'the day of the agreement',
    'counted-anew': () => 'later ones are counted from this day',
    'same-weekday': ({ weekday }) => `a ${weekdayName(weekday, 'en')} like the anchor`,
    'same-day': ({ day }) => `the ${ordinal(day)} like the anchor`,
    'short-month': ({ anchorDay }, on) =>
      `on ${en.day(on)} because the anchor is the ${ordinal(anchorDay)}`,
    'chosen-day': ({ day }) => `the ${ordinal(day)} as chosen`,
    'last-day': () => 'the last day of the month as chosen',
    'nth-weekday': ({ nth, weekday }) => `the ${nthWeekday({ nth, weekday }, 'en')} as chosen`,
    'first-too-near': ({ instead }) =>
      `a month later, because ${en.day(instead)} is less than two weeks after the anchor`,
    moved: ({ from }) => `moved from ${en.day(from)}`,
    'days-before': ({ days }) =>
      days === 0
        ? 'the day of the order'
        : days === 1
          ? 'the day before the order'
          : `${days} days before the order`,
    'business-days-before': ({ days }) =>
      days === 0 ? 'the day of the order' : `${workingDays(days)} before the order`,
    'days-after': ({ days }) =>
      days === 0
        ? 'the planned day'
        : `${days === 1 ? '1 day' : `${days} days`} after the planned day`,
    'on-the-road': ({ days }) =>
      days === 0
        ? 'the day of dispatch'
        : `${days === 1 ? '1 day' : `${days} days`} after dispatch`,
    holiday: ({ from, name, moved }, on) =>
      `${en.long(on)}, ${en.open[moved]}, because ${en.long(from)} is a holiday (${name.en})`,
    'closed-weekday': ({ from, weekday, moved }, on) =>
      `${en.long(on)}, ${en.open[moved]}, because we are closed on ${weekdayName(weekday, 'en')}s (${en.day(from)})`,
    'closed-date': ({ from, moved }, on) =>
      `${en.long(on)}, ${en.open[moved]}, because we are closed on ${en.long(from)}`,
  },
}

function workingDays(days: number): string {
  return days === 1 ? '1 working day' : `${days} working days`
}
