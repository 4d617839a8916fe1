import type { Locale } from './locale.ts'
import { planWords } from './plan.ts'

type SaidCadence = {
  unit: 'week' | 'month'
  count: number
  on?: number | 'last' | { nth: number | 'last'; weekday: number } | null | undefined
}

/** The rule of every order's cut-off; `shift`: where it goes from a day on which the shop is closed, if it may. */
export type CutOffRule = {
  days: number
  count: 'calendar' | 'business'
  shift: 'before' | 'after' | null
}

/** By their ISO number less one. */
const weekdays = {
  ja: ['月', '火', '水', '木', '金', '土', '日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const
const nths = ['first', 'second', 'third', 'fourth'] as const
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }

/** 毎月（15日にご注文） or Every month (ordered on the 15th): the day is the order's, not the delivery's. */
export function sayCadence(cadence: SaidCadence, locale: Locale): string {
  const { unit, count, on } = cadence
  const every = planWords[locale].every(unit, count)
  if (!on) return every
  const day = typeof on === 'object' ? nthWeekday(on, locale) : dayOfMonth(on, locale)
  return locale === 'ja' ? `${every}（${day}にご注文）` : `${every} (ordered on the ${day})`
}

function dayOfMonth(day: number | 'last', locale: Locale): string {
  if (locale === 'ja') return day === 'last' ? '末日' : `${day}日`
  return day === 'last' ? 'last day of the month' : ordinal(day)
}

/** 第2金曜日 or second Friday; ISO weekdays, 1 is Monday. */
export function nthWeekday(
  { nth, weekday }: { nth: number | 'last'; weekday: number },
  locale: Locale,
): string {
  const name = weekdayName(weekday, locale)
  if (locale === 'ja') return `${nth === 'last' ? '最終' : `第${nth}`}${name}曜日`
  return `${nth === 'last' ? nth : (nths[nth - 1] ?? '')} ${name}`
}

/** 金 or Friday. */
export function weekdayName(weekday: number, locale: Locale): string {
  return weekdays[locale][weekday - 1] ?? ''
}

/** 1st, 22nd, 31st. */
export function ordinal(day: number): string {
  return `${day}${endings[ordinals.select(day)] ?? 'th'}`
}

/** ご注文日の5営業日前 or 5 working days before the next order. */
export function sayCutOff({ days, count, shift }: CutOffRule, locale: Locale): string {
  return locale === 'ja'
    ? `ご注文日の${japanese(days, count)}${shiftNote.ja[shift ?? 'none']}`
    : `${english(days, count)} the next order${shiftNote.en[shift ?? 'none']}`
}

function japanese(days: number, count: CutOffRule['count']): string {
  if (days === 0) return '当日'
  if (count === 'business') return `${days}営業日前`
  return days === 1 ? '前日' : `${days}日前`
}

function english(days: number, count: CutOffRule['count']): string {
  if (days === 0) return 'the day of'
  if (count === 'business') return `${days} working ${days === 1 ? 'day' : 'days'} before`
  return days === 1 ? 'the day before' : `${days} days before`
}

const shiftNote = {
  ja: {
    none: '',
    before: '（休業日に当たるときは、その前の営業日）',
    after: '（休業日に当たるときは、次の営業日）',
  },
  en: {
    none: '',
    before: ' (or the working day before, if we are closed)',
    after: ' (or the next working day, if we are closed)',
  },
} as const
