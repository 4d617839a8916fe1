import { expect, test } from 'vitest'
import { planOf } from '#lib/db/testing-plan.ts'
import { plainDate } from '#lib/plain-date.ts'
import { dueCycles } from './due-cycles.ts'

const today = plainDate('2026-12-01')

test.each([
  ['open', 'cycles_scheduled_idx', 'due_on'],
  ['skip', 'cycles_awaiting_idx', 'pay_by'],
  ['remind', 'cycles_remind_idx', 'remind_on'],
] as const)('the step %s reads what is due by %s, up to today', async (step, index, day) => {
  const condition = new RegExp(`${index}\\b.*\\n\\s+Index Cond: \\(${day} <`)
  expect(await planOf(dueCycles(step, today, null))).toMatch(condition)
})
