import { expect, test } from 'vitest'
import { deliveriesOfOrder } from '#lib/calendar/deliveries.ts'
import { dueDate } from '#lib/calendar/schedule.ts'
import type { Cadence } from '#lib/catalog/cadence.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { withOlderDatabase } from '#lib/db/testing-older.ts'
import { demoPlan, demoShop } from '#lib/orders/testing-lines.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { parcelsOf } from './parcels.ts'

const older = withOlderDatabase('20261201120000_deliveries')

const cadences: Cadence[] = [
  { unit: 'week', count: 2 },
  { unit: 'month', count: 1 },
  { unit: 'month', count: 3 },
  { unit: 'month', count: 3, on: 28 },
  { unit: 'month', count: 2, on: 'last' },
  { unit: 'month', count: 3, on: { nth: 2, weekday: 1 } },
  { unit: 'month', count: 6, on: { nth: 'last', weekday: 5 } },
]

const shops: ShopFacts['workingDays'][] = [
  { closedWeekdays: [], nationalHolidays: false, closedOn: [] },
  { closedWeekdays: [6, 7], nationalHolidays: true, closedOn: ['2026-05-07', '2026-12-30'] },
]

const anchors = ['2025-01-31', '2025-12-29', '2026-04-28', '2026-09-17'].map(plainDate)

function planOf(cadence: Cadence, dispatch: 'before' | 'after'): PlanContent {
  const plan = demoPlan('seasons')
  const split = { perOrder: cadence.count, everyCount: 1 }
  return {
    ...plan,
    cadence,
    items: plan.items.map((item) => ({ ...item, quantity: 2 * cadence.count })),
    delivery: { dispatchDays: dispatch === 'after' ? 3 : 1, arrivalDays: 5, split },
    shift: { dispatch, cutOff: 'before' },
  }
}

type Made = { id: string; anchorOn: PlainDate; index: number; dueOn: PlainDate; plan: PlanContent }

/** Orders of every cadence and anchor, on their days of the calendar and on others. */
const made: Made[] = cadences.flatMap((cadence, nth) =>
  anchors.flatMap((anchorOn, which) =>
    [0, 1, 3].flatMap((index) =>
      [0, 4].map((late) => ({
        id: `${nth}${which}${index}${late}`,
        anchorOn,
        index,
        dueOn: dueDate({ cadence, anchorOn, anchorIndex: 0 }, index).on.add({ days: late }),
        plan: planOf(cadence, which % 2 === 0 ? 'after' : 'before'),
      })),
    ),
  ),
)

async function write(workingDays: ShopFacts['workingDays']): Promise<void> {
  const { client } = older
  await client.query('insert into shop (id, facts, updated_at) values (1, $1, now())', [
    { ...demoShop, workingDays },
  ])
  for (const { id, anchorOn, index, dueOn, plan } of made) {
    await client.query(
      `insert into plan_versions (id, plan_id, number, content, created_at) values ($1, $1, 1, $2, now())`,
      [`pv_${id}`, plan],
    )
    await client.query(
      `insert into subscriptions (id, thread_id, status, plan_version_id, quantity, payment_method, anchor_on, created_at)
       values ($1, $1, 'active', $2, 1, 'bank_transfer', $3, now())`,
      [`sub_${id}`, `pv_${id}`, `${anchorOn}`],
    )
    await client.query(
      `insert into orders (id, cycle_id, subscription_id, index, status, payment_method, plan_version_id, quantity, due_on, total_minor, created_at)
       values ($1, $1, $2, $3, 'paid', 'bank_transfer', $4, 1, $5, 1, now())`,
      [`ord_${id}`, `sub_${id}`, index, `pv_${id}`, `${dueOn}`],
    )
    await client.query(
      `insert into order_lines (order_id, position, kind, name, quantity, amount_minor, tax_category, tax_rate_percent)
       values ($1, 0, 'product', '{}', $2, 1, 'reduced', 8)`,
      [`ord_${id}`, plan.items[0]?.quantity],
    )
  }
}

test.each(shops)('orders of before get the days that the calendar gives: %o', async (shopDays) => {
  await write(shopDays)
  await older.upgrade()
  const { rows } = await older.client.query(`
    select d.order_id, d.position, d.dispatch_on::text, d.dispatch_because, d.arrival_on::text, l.position as line, l.quantity
    from deliveries d join delivery_lines l on l.delivery_id = d.id order by 1, 2`)
  const expected = made
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, anchorOn, index, dueOn, plan }) => {
      const order = { anchorOn, index, orderedOn: dueOn }
      const lines = plan.items.map(({ quantity }) => ({ kind: 'product' as const, quantity }))
      return parcelsOf(deliveriesOfOrder({ content: plan, shopDays }, order), lines).flatMap(
        ({ dispatch, arrival, lines: carried }, position) =>
          carried.map((line) => ({
            order_id: `ord_${id}`,
            position,
            dispatch_on: `${dispatch.on}`,
            dispatch_because: JSON.parse(JSON.stringify(dispatch.because)),
            arrival_on: `${arrival.on}`,
            line: line.position,
            quantity: line.quantity,
          })),
      )
    })
  expect(rows).toHaveLength(expected.length)
  expect(rows).toEqual(expected)
})
