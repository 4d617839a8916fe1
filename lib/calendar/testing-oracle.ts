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

/** 1 is Monday. 1 January 2024 was one. */
export function isoWeekday(day: Day): number {
  const days = serial(day) - serial({ year: 2024, month: 1, day: 1 })
  return (((days % 7) + 7) % 7) + 1
}

export function monthAfter({ year, month }: Day, months: number): { year: number; month: number } {
  const total = year * 12 + (month - 1) + months
  return { year: Math.floor(total / 12), month: (total % 12) + 1 }
}

type Chosen = number | 'last' | { nth: number | 'last'; weekday: number } | null

/** The day of a cycle in months: found by looking at every day of its month. */
export function monthlyDay(anchor: Day, count: number, on: Chosen, index: number): Day {
  if (index === 0) return anchor
  const first = dayIn(monthAfter(anchor, count), on, anchor)
  const late = on !== null && serial(first) - serial(anchor) < 14 ? 1 : 0
  return dayIn(monthAfter(anchor, count * index + late), on, anchor)
}

function dayIn({ year, month }: { year: number; month: number }, on: Chosen, anchor: Day): Day {
  const length = daysInMonth(year, month)
  const last = { year, month, day: length }
  if (on === null) return { year, month, day: Math.min(anchor.day, length) }
  if (on === 'last') return last
  if (typeof on === 'number') return { year, month, day: on }
  const days = Array.from({ length }, (_, at) => ({ year, month, day: at + 1 }))
  const such = days.filter((day) => isoWeekday(day) === on.weekday)
  return (on.nth === 'last' ? such.at(-1) : such[on.nth - 1]) ?? last
}

export function written({ year, month, day }: Day): string {
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-')
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
