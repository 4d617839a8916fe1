import type { Cadence } from '#lib/catalog/cadence.ts'

/** Plain numbers of the calendar, without any library: what the rules are held against. */
export type Day = { year: number; month: number; day: number }

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Days since a day long ago, by Zeller's months that begin in March. */
export function serial({ year, month, day }: Day): number {
  const years = month > 2 ? year : year - 1
  const months = month > 2 ? month - 3 : month + 9
  const leap = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  return 365 * years + leap + Math.floor((153 * months + 2) / 5) + day
}

/** Months since a month long ago. */
export function monthNumber({ year, month }: { year: number; month: number }): number {
  return year * 12 + month - 1
}

/** The serial of the day so many weeks or months after an anchor, which is itself step 0. */
export function serialAfter(cadence: Cadence, anchor: Day, steps: number): number {
  if (cadence.unit === 'week') return serial(anchor) + 7 * steps
  const { count, on = null } = cadence
  if (steps === 0) return serial(anchor)
  const first = serialIn(monthNumber(anchor) + count, on, anchor)
  const late = on !== null && first - serial(anchor) < 14 ? 1 : 0
  return serialIn(monthNumber(anchor) + steps + late, on, anchor)
}

type Chosen = number | 'last' | { nth: number | 'last'; weekday: number } | null

/** The day that counts in a month: a weekday is found by looking at every day of it. */
function serialIn(number: number, on: Chosen, anchor: Day): number {
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1]
  const length = daysInMonth(year, month)
  const at = (day: number) => serial({ year, month, day })
  if (on === null) return at(Math.min(anchor.day, length))
  if (on === 'last') return at(length)
  if (typeof on === 'number') return at(on)
  const days = Array.from({ length }, (_, before) => at(before + 1))
  const such = days.filter((day) => isoWeekday(day) === on.weekday)
  return such.at(on.nth === 'last' ? -1 : on.nth - 1) ?? Number.NaN
}

/** 1 is Monday. 1 January 2024 was one. */
function isoWeekday(day: number): number {
  const days = day - serial({ year: 2024, month: 1, day: 1 })
  return (((days % 7) + 7) % 7) + 1
}
