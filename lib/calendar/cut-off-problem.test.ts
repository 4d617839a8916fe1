import { expect, test } from 'vitest'
import type { Cadence, ChosenDay } from '#lib/catalog/cadence.ts'
import { plainDate } from '#lib/plain-date.ts'
import { cutOffProblem } from './cut-off-problem.ts'
import { officeDays, rulesWith } from './testing.ts'

const weekly: Cadence = { unit: 'week', count: 1 }
const monthly = (on?: ChosenDay): Cadence => ({ unit: 'month', count: 1, on })

test.each<[string, Cadence, number, 'calendar' | 'business', string | null]>([
  ['a week has seven days', weekly, 7, 'calendar', null],
  ['and not eight', weekly, 8, 'calendar', 'up to 8 days'],
  ['February is the shortest month', monthly(), 28, 'calendar', null],
  ['a month may have no 29th', monthly(), 29, 'calendar', 'only 28 days apart'],
  ['a chosen day may come after two weeks', monthly(13), 14, 'calendar', null],
  ['and no sooner', monthly(13), 15, 'calendar', 'only 14 days apart'],
  ['three working days do not fit a week with holidays', weekly, 3, 'business', 'up to 10 days'],
  ['ten fit a month', monthly(), 10, 'business', null],
])('%s', (_name, cadence, days, count, said) => {
  const shopDays = count === 'business' ? officeDays : undefined
  const problem = cutOffProblem(
    rulesWith({ cadence, cutOff: { days, count } }, shopDays),
    plainDate('2026-11-30'),
  )
  expect(problem?.sentence ?? null).toEqual(said && expect.stringContaining(said))
  if (problem) expect(problem.field).toBe('cutOff.days')
})
