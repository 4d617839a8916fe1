import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { cycleStartsOn } from './cadence.ts'

const monthly = { unit: 'month', count: 1 } as const

describe('cycleStartsOn', () => {
  // anchor 31 Jan |-- 29 Feb --|-- 31 Mar --|-- 30 Apr
  test.each([
    ['a short month', 1, '2028-01-31', '2028-02-29'],
    ['returns to the 31st', 2, '2028-01-31', '2028-03-31'],
    ['a year without 29 February', 12, '2028-02-29', '2029-02-28'],
    ['four years later', 48, '2028-02-29', '2032-02-29'],
    ['across a year', 2, '2026-11-30', '2027-01-30'],
    ['the first is the anchor', 0, '2026-11-24', '2026-11-24'],
  ])('%s', (_name, index, anchor, expected) =>
    expect(cycleStartsOn(monthly, plainDate(anchor), index).toString()).toBe(expected),
  )

  test.each([28, 29, 30, 31])('keeps day %i wherever a month has it', (day) => {
    const anchor = plainDate(`2027-01-${day}`)
    for (let index = 0; index < 48; index += 1) {
      const date = cycleStartsOn(monthly, anchor, index)
      expect(date.day).toBe(Math.min(day, date.daysInMonth))
    }
  })

  test('counts weeks in sevens', () => {
    const cadence = { unit: 'week', count: 2 } as const
    expect(cycleStartsOn(cadence, plainDate('2026-12-24'), 3).toString()).toBe('2027-02-04')
  })
})
