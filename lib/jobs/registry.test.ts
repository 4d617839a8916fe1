import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jobs } from './registry.ts'
import { sweepAtOnce, sweepBudgetMs } from './run-sweep.ts'

test('the budgets of all jobs fit into one call', () => {
  const wanted = jobs.reduce((sum, { budgetMs }) => sum + budgetMs, 0)
  expect(wanted / sweepAtOnce).toBeLessThanOrEqual(sweepBudgetMs)
})

test('every job has a name of its own', () => {
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length)
})

test('what a host is told leaves the daily call its time, near the shop’s database', () => {
  const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
  const [, seconds] =
    /^export const maxDuration = (\d+)$/m.exec(read('app/api/jobs/[job]/route.ts')) ?? []
  expect(Number(seconds) * 1_000).toBeGreaterThanOrEqual(sweepBudgetMs + 60_000)
  const { regions, crons } = JSON.parse(read('vercel.json'))
  expect(regions).toEqual(['hnd1'])
  expect(crons).toMatchObject([{ path: '/api/jobs/sweep' }])
})
