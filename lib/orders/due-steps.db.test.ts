import { expect, test } from 'vitest'
import { planOf } from '#lib/db/testing-plan.ts'
import { plainDate } from '#lib/plain-date.ts'
import { dueSteps } from './due-steps.ts'

const today = plainDate('2026-12-01')

test.each([
  ['make', 'cycles_in_turn_idx', 'cut_off_on'],
  ['expire', 'orders_awaiting_idx', 'pay_by'],
  ['remind', 'orders_remind_idx', 'remind_on'],
] as const)('the step %s reads what is due by %s, up to today', async (step, index, day) => {
  const condition = new RegExp(`${index}\\b.*\\n\\s+Index Cond: \\(${day} <`)
  expect(await planOf(dueSteps(step, { today, test: true }, null))).toMatch(condition)
})

test('the next cycles of a day on which many are made are read in turn, and not sorted', async () => {
  const plan = await planOf(dueSteps('make', { today, test: true }, null))
  expect(plan).not.toMatch(/Sort/)
})
