import { expect, test } from 'vitest'
import { runningWords } from '#lib/i18n/admin/running.ts'
import { jobs } from './registry.ts'
import { sweepAtOnce, sweepBudgetMs } from './run-sweep.ts'

test('the budgets of all jobs fit into one call', () => {
  const wanted = jobs.reduce((sum, { budgetMs }) => sum + budgetMs, 0)
  expect(wanted / sweepAtOnce).toBeLessThanOrEqual(sweepBudgetMs)
})

test('every job has a name of its own, in words too', () => {
  const names: Record<string, string> = runningWords.en.jobs.names
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length)
  expect(jobs.filter(({ name }) => names[name] === undefined)).toEqual([])
})
