import { describe, expect, test } from 'vitest'
import { rulesWith } from '#lib/calendar/testing.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { plainDate } from '#lib/plain-date.ts'
import { agreementHolds } from './agreement.ts'

const monthly = { unit: 'month', count: 1 } as const
const weekly = { unit: 'week', count: 1 } as const

test.each([
  ['2026-11-29', '2026-11-29', true],
  ['2026-11-29', '2026-11-30', true],
  ['2026-11-29', '2026-12-06', true],
  ['2026-11-29', '2026-12-07', false],
  ['2026-12-28', '2027-01-04', true],
  ['2026-12-28', '2027-01-05', false],
  ['2028-02-23', '2028-03-01', true],
  ['2027-02-23', '2027-03-02', true],
  ['2027-02-23', '2027-03-03', false],
  // A clock that was set back.
  ['2026-11-29', '2026-11-28', true],
])('agreed to on %s, approved on %s: %s', (agreedOn, today, holds) => {
  expect(
    agreementHolds(rulesWith({ cadence: monthly }), plainDate(agreedOn), plainDate(today)),
  ).toBe(holds)
})

test('begins nothing on the day of the second order', () => {
  const agreedOn = plainDate('2026-11-29')
  const rules = rulesWith({ cadence: weekly })
  expect(agreementHolds(rules, agreedOn, plainDate('2026-12-05'))).toBe(true)
  expect(agreementHolds(rules, agreedOn, plainDate('2026-12-06'))).toBe(false)
})

test('begins nothing once the second order can no longer be canceled, and always on its own day', () => {
  const agreedOn = plainDate('2026-11-29')
  const holds = (days: number, today: string) =>
    agreementHolds(
      rulesWith({ cadence: weekly, cutOff: { days, count: 'calendar' } }),
      agreedOn,
      plainDate(today),
    )
  expect([holds(4, '2026-12-02'), holds(4, '2026-12-03')]).toEqual([true, false])
  expect([holds(9, '2026-11-29'), holds(9, '2026-11-30')]).toEqual([true, false])
  expect([holds(0, '2026-12-05'), holds(0, '2026-12-06')]).toEqual([true, false])
})

describe('days that follow', () => {
  test.each([
    ['2026-10-31', ['2026-10-31', '2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28']],
    ['2027-12-31', ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    ['2027-01-30', ['2027-01-30', '2027-02-28', '2027-03-30', '2027-04-30', '2027-05-30']],
  ])('count from the agreement of %s, whatever the approval’s day', (agreedOn, days) => {
    const found = days.map((_, index) => `${cycleStartsOn(monthly, plainDate(agreedOn), index)}`)
    expect(found).toEqual(days)
  })
})
