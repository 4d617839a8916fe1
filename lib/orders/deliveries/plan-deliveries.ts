import type { CalendarChange } from '#lib/calendar/changes.ts'
import { deliveriesOfOrder } from '#lib/calendar/deliveries.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { instantOf } from '#lib/clock.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import type { OrderLine } from '#lib/orders/order-lines.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { historyOf } from '#lib/states/history.ts'
import { parcelsOf } from './parcels.ts'

/** An order as its deliveries are planned by; days as columns give them. */
export type OrderToDeliver = {
  index: number
  dueOn: Date
  anchorOn: Date
  changes: readonly CalendarChange[]
  content: PlanContent
  facts: ShopFacts
  now: Date
}

/**
 * Writes the deliveries of an order that is made, with what each carries, to the address that the order froze. They are
 * counted from the order's day, or from today where that has passed: it was made late. Inside the caller's transaction.
 */
export async function planDeliveries(
  tx: Prisma.TransactionClient,
  order: OrderToDeliver & { orderId: string; lines: readonly OrderLine[]; actor: string },
): Promise<void> {
  const { orderId, lines, actor, now: at } = order
  const parcels = parcelsOf(daysOf(order), lines).map((parcel) => ({ ...parcel, id: newId('dlv') }))
  const carried = parcels.flatMap(({ id, lines: some }) => some.map((line) => ({ id, ...line })))
  const planned = { from: null, to: 'planned', code: 'planned' } as const
  await tx.$executeRaw`
    with planned as (
      insert into deliveries (id, order_id, position, dispatch_on, dispatch_because, arrival_on, address, created_at)
      select p.id, o.id, p.at - 1, p.dispatch_on::date, p.because::jsonb, p.arrival_on::date, o.delivery, ${at}
      from unnest(${parcels.map(({ id }) => id)}::text[], ${parcels.map(({ dispatch }) => `${dispatch.on}`)}::text[],
          ${parcels.map(({ dispatch }) => JSON.stringify(dispatch.because))}::text[],
          ${parcels.map(({ arrival }) => `${arrival.on}`)}::text[])
          with ordinality as p (id, dispatch_on, because, arrival_on, at)
        join orders o on o.id = ${orderId}
      returning id, position
    ), carried as (
      insert into delivery_lines (delivery_id, order_id, position, quantity)
      select id, ${orderId}, position, quantity
      from unnest(${carried.map(({ id }) => id)}::text[], ${carried.map(({ position }) => position)}::int[],
        ${carried.map(({ quantity }) => quantity)}::int[]) as c (id, position, quantity)
    )
    ${historyOf('delivery', { rows: Prisma.sql`planned order by position`, ...planned, actor, at })}`
}

/** The planned days of an order's deliveries, from its day on or from today. */
export function daysOf({ content, facts, anchorOn, changes, index, dueOn, now }: OrderToDeliver) {
  const rules = { content, shopDays: facts.workingDays }
  const orderedOn = laterOf(fromColumn(dueOn), dateIn(facts.timeZone, instantOf(now)))
  return deliveriesOfOrder(rules, { anchorOn: fromColumn(anchorOn), index, orderedOn, changes })
}

function laterOf(day: PlainDate, other: PlainDate): PlainDate {
  return day.until(other).days > 0 ? other : day
}
