import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { cutOffBefore } from './cut-off.ts'
import { officeDays, rulesWith } from './testing.ts'

const office = (
  days: number,
  count: 'calendar' | 'business',
  goes: 'before' | 'after' = 'before',
) => rulesWith({ cutOff: { days, count }, shift: { dispatch: 'after', cutOff: goes } }, officeDays)

describe('cutOffBefore', () => {
  // Fri 18 | Sat 19, Sun 20, holidays 21 to 23, Thu 24, Fri 25 September 2026
  test.each([
    ['calendar days', office(3, 'calendar'), '2026-09-28', '2026-09-25', 'days-before'],
    ['working days', office(3, 'business'), '2026-09-28', '2026-09-18', 'business-days-before'],
    ['a holiday goes before', office(3, 'calendar'), '2026-09-24', '2026-09-18', 'holiday'],
    ['or after', office(7, 'calendar', 'after'), '2026-09-28', '2026-09-24', 'holiday'],
    ['never past the order', office(2, 'calendar', 'after'), '2026-09-23', '2026-09-18', 'holiday'],
    ['no days', office(0, 'business'), '2026-09-25', '2026-09-25', 'business-days-before'],
    ['a closed due date', office(0, 'calendar'), '2026-09-27', '2026-09-25', 'closed-weekday'],
  ])('%s', (_name, rules, dueOn, expected, code) => {
    const { on, because } = cutOffBefore(rules, plainDate(dueOn))
    expect([on.toString(), because.code]).toEqual([expected, code])
  })

  test('is the day before where a plan says nothing', () => {
    expect(`${cutOffBefore(rulesWith(), plainDate('2027-03-01')).on}`).toBe('2027-02-28')
  })
})
