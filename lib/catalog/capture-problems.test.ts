import { expect, test } from 'vitest'
import { demoPlan, demoShop } from '#lib/orders/testing-lines.ts'
import { plainDate } from '#lib/plain-date.ts'
import { captureProblems } from './capture-problems.ts'
import { missingForSale } from './publishable.ts'
import type { PlanContent } from './schema.ts'

const plan = { ...demoPlan('seasons'), capture: 'on-dispatch' } as const

function planWith(delivery: Partial<PlanContent['delivery']>): PlanContent {
  return { ...plan, delivery: { ...plan.delivery, ...delivery } }
}

test.each([
  ['in time', {}, 0],
  ['on the last day', { dispatchDays: 6, arrivalDays: 8 }, 0],
  ['too late', { dispatchDays: 7, arrivalDays: 8 }, 1],
  ['in several deliveries', { split: { perOrder: 3, everyCount: 1 } }, 1],
])('charged when it goes out, %s', (_name, delivery, problems) => {
  const content = planWith(delivery)
  expect(captureProblems(content).map(({ field }) => field)).toEqual(
    Array.from({ length: problems }, () => 'capture'),
  )
  const missing = missingForSale(content, { facts: demoShop, today: plainDate('2026-12-01') })
  expect(missing.includes('payment')).toBe(problems > 0)
})

test('what is charged with the order may go out whenever it likes', () => {
  expect(captureProblems({ ...planWith({ dispatchDays: 30 }), capture: 'at-once' })).toEqual([])
})
