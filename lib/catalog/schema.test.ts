import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { planContentSchema, shopFactsSchema } from './schema.ts'
import { storedContentSchema } from './stored.ts'

const demo = JSON.parse(
  readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8'),
)
/** As it was stored before there were chosen days, cut-offs, split deliveries and working days. */
const { content } = demo.plans[0]
const { shop } = demo

test('what was stored before keeps its dates', () => {
  expect(storedContentSchema.parse(JSON.stringify(content))).toMatchObject({
    cadence: { unit: 'month', count: 3 },
    cutOff: { days: 1, count: 'calendar' },
    shift: { dispatch: 'after', cutOff: 'before' },
    delivery: { dispatchDays: 4, arrivalDays: 5 },
  })
  expect(shopFactsSchema.parse(shop).workingDays).toEqual({
    closedWeekdays: [],
    nationalHolidays: false,
    closedOn: [],
  })
})

describe('a cadence', () => {
  const fits = (cadence: unknown) => planContentSchema.safeParse({ ...content, cadence }).success

  test.each([null, 1, 28, 'last', { nth: 4, weekday: 7 }, { nth: 'last', weekday: 1 }])(
    'in months may be on %o',
    (on) => expect(fits({ unit: 'month', count: 1, on })).toBe(true),
  )

  test.each([0, 29, 'first', { nth: 5, weekday: 1 }, { nth: 1, weekday: 8 }, { nth: 1 }])(
    'is never on %o',
    (on) => expect(fits({ unit: 'month', count: 1, on })).toBe(false),
  )

  test('in weeks keeps its weekday', () => {
    expect(fits({ unit: 'week', count: 2 })).toBe(true)
    expect(fits({ unit: 'week', count: 2, on: 1 })).toBe(false)
  })
})

test('a shop is open on one weekday at least', () => {
  const workingDays = { nationalHolidays: true, closedOn: ['2026-12-31'] }
  const fits = (closedWeekdays: number[]) =>
    shopFactsSchema.safeParse({ ...shop, workingDays: { ...workingDays, closedWeekdays } }).success
  expect(fits([1, 2, 3, 4, 5, 6])).toBe(true)
  expect(fits([1, 2, 3, 4, 5, 6, 7])).toBe(false)
  expect(fits([0])).toBe(false)
})
