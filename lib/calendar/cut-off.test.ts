import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { cutOffBefore, cutOffRule, wholeCutOffRule } from './cut-off.ts'
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

describe('the rule as it is said of every order', () => {
  test.each([
    ['a shop that never closes', rulesWith({ cutOff: { days: 3, count: 'calendar' } }), null],
    ['calendar days', office(3, 'calendar', 'after'), 'after'],
    ['working days end on one', office(3, 'business'), null],
    ['no working day before is the order’s own', office(0, 'business'), 'before'],
    [
      'closed on one weekday',
      rulesWith({}, { closedWeekdays: [7], nationalHolidays: false, closedOn: [] }),
      'before',
    ],
    [
      'closed on holidays',
      rulesWith({}, { closedWeekdays: [], nationalHolidays: true, closedOn: [] }),
      'before',
    ],
    [
      'closed on one day',
      rulesWith({}, { closedWeekdays: [], nationalHolidays: false, closedOn: ['2026-12-29'] }),
      'before',
    ],
  ])('tells of a closed day where one may be met: %s', (_name, rules, shift) => {
    const { days, count } = rules.content.cutOff
    expect(wholeCutOffRule(rules)).toEqual({ days, count, shift })
  })

  test.each([
    ['the day before', 1, 'calendar', false],
    ['the day itself', 0, 'calendar', true],
    ['two days before', 2, 'calendar', true],
    ['the working day before', 1, 'business', true],
  ] as const)('is left out only where it is the day before: %s', (_name, days, count, isSaid) => {
    const rules = rulesWith({ cutOff: { days, count } })
    expect(cutOffRule(rules)).toEqual(isSaid ? wholeCutOffRule(rules) : null)
  })

  test('is said where the day before may be a closed one', () => {
    expect(cutOffRule(office(1, 'calendar'))).toMatchObject({ shift: 'before' })
  })
})
