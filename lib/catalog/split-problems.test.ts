import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import type { Cadence } from './cadence.ts'
import { missingForSale } from './publishable.ts'
import { type PlanContent, shopFileSchema } from './schema.ts'
import { shopProblems } from './shop-problems.ts'
import { splitProblems } from './split-problems.ts'

const file = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
const quarterly: Cadence = { unit: 'month', count: 3 }

function planWith(perOrder: number, everyCount: number, quantity: number, cadence = quarterly) {
  const [plan] = file.plans
  if (!plan) throw new Error('The demo shop sells nothing')
  const [item] = plan.content.items
  if (!item) throw new Error('A plan without items')
  const delivery = { dispatchDays: 1, arrivalDays: 2, split: { perOrder, everyCount } }
  const content: PlanContent = {
    ...plan.content,
    cadence,
    items: [{ ...item, quantity }],
    delivery,
  }
  return { ...plan, content }
}

test.each([
  ['three in three months', 3, 1, 3, []],
  ['one every third month', 1, 3, 1, []],
  ['one more than there is time for', 4, 1, 4, ['delivery.split']],
  ['too far apart', 2, 2, 2, ['delivery.split']],
  ['an item that cannot be shared', 3, 1, 4, ['items[0].quantity']],
  ['both', 2, 2, 3, ['delivery.split', 'items[0].quantity']],
])('%s', (_name, perOrder, everyCount, quantity, fields) => {
  const { content } = planWith(perOrder, everyCount, quantity)
  expect(splitProblems(content).map(({ field }) => field)).toEqual(fields)
})

test('says how long the deliveries take, and which number cannot be shared', () => {
  const said = (...plan: Parameters<typeof planWith>) =>
    splitProblems(planWith(...plan).content).map(({ sentence }) => sentence)
  expect(said(2, 1, 3, { unit: 'month', count: 1 })).toEqual([
    '2 deliveries, one every 1, take longer than the 1 month until the next order',
    '3 cannot be shared evenly among 2 deliveries',
  ])
})

test('is nothing to a plan with one delivery an order', () => {
  for (const { content } of file.plans) expect(splitProblems(content)).toEqual([])
})

test('keeps a plan from being sold, and its file from being loaded', () => {
  const plan = planWith(4, 1, 4)
  const today = plainDate('2026-11-22')
  expect(missingForSale(plan.content, { facts: file.shop, today })).toEqual(['delivery'])
  const problems = shopProblems({ ...file, plans: [plan] }, () => true)
  expect(problems).toEqual([
    {
      sentence:
        'plans[0].content.delivery.split (plan “seasons”): 4 deliveries, one every 1, take longer than the 3 months until the next order',
      stops: true,
    },
  ])
})
