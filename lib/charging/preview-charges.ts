import { z } from 'zod'
import { type ComingCycle, cycleAt } from '#lib/calendar/coming-cycles.ts'
import { storedChangesSchema } from '#lib/calendar/stored-changes.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { instantOf } from '#lib/clock.ts'
import type { DateReason } from '#lib/date-reason.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { whyTooLate } from '#lib/orders/too-late.ts'
import { asColumn, dateIn, fromColumn, type PlainDate, plainDate } from '#lib/plain-date.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { orderedSubscriptions } from '#lib/states/subscription.ts'

/** What will be charged, as everything stands now. */
export type PreviewedCharge = {
  subscriptionId: string
  /** Counts from 1. */
  orderNumber: number
  on: PlainDate
  /** Why on that day; null: the order is made already. */
  because: DateReason | null
  /** In yen. */
  amountMinor: number
  /** When its parcels leave, if it is paid. */
  dispatchedOn: readonly PlainDate[]
}

const batchSize = 500

const day = z.iso.date().transform(plainDate)

const rowSchema = z.object({
  id: z.string(),
  anchorOn: z.date(),
  /** Nothing is charged before this day, the one on which its pause ends. */
  resumesOn: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
  changes: storedChangesSchema,
  quantity: z.number(),
  feeMinor: z.number(),
  content: storedContentSchema,
  facts: storedFactsSchema,
  /** Orders that wait for their first charge. */
  orders: z.array(
    z.object({ index: z.number(), dueOn: day, minor: z.number(), dispatchedOn: z.array(day) }),
  ),
  /** The cycle of which the next order is made; null: there is none. */
  nextIndex: z.number().nullable(),
  now: z.date(),
})
type Row = z.output<typeof rowSchema>

/**
 * Every charge of the coming days, subscription by subscription: orders that wait for their charge, then those that the
 * calendar makes, by the rule that makes them. Of a token that cannot be charged, or while there is a hold, nothing is
 * charged. Declines are not foreseen; what is tried again after one stands at its subscription.
 *
 * @param days from today on, the last one included
 */
export async function* previewCharges(days: number): AsyncGenerator<PreviewedCharge> {
  const test = await isShopInTestMode()
  for (let after = ''; ; ) {
    const batch = await readAfter(after, test)
    for (const row of batch) yield* chargesOf(row, days)
    const last = batch.at(-1)
    if (!last) return
    after = last.id
  }
}

function readAfter(after: string, test: boolean): Promise<Row[]> {
  return rows(db(), rowSchema)`
    select s.id, s.anchor_on as "anchorOn", s.calendar_changes as changes, s.resumes_on as "resumesOn", s.quantity, s.fee_minor as "feeMinor", v.content::text, shop.facts::text, teiki_now() as now,
      (select coalesce(json_agg(json_build_object('index', o.index, 'dueOn', o.due_on, 'minor', o.total_minor,
          'dispatchedOn', (select coalesce(json_agg(d.dispatch_on order by d.position), '[]') from deliveries d where d.order_id = o.id)) order by o.index), '[]')
        from orders o join charges c on c.order_id = o.id where o.subscription_id = s.id and o.status = 'open' and c.status = 'intended') as orders,
      (select min(index) from cycles c where c.subscription_id = s.id and c.status = 'scheduled') as "nextIndex"
    from subscriptions s join plan_versions v on v.id = s.plan_version_id join tokens t on t.id = s.token_id cross join shop
    where s.id > ${after} and s.payment_method = 'smartpay' and (s.status in ${anyOf(orderedSubscriptions)} or s.resumes_on is not null) and t.test = ${test} and t.status = 'active'
      and s.held_at is null and not exists (select from customers k where k.id = s.customer_id and k.held_at is not null)
    order by s.id limit ${batchSize}`
}

function* chargesOf(row: Row, days: number): Generator<PreviewedCharge> {
  const { id: subscriptionId, content, facts, orders } = row
  const today = dateIn(facts.timeZone, instantOf(row.now))
  const until = today.add({ days })
  const from = row.resumesOn && isAfter(row.resumesOn, today) ? row.resumesOn : today
  for (const { index, dueOn, minor: amountMinor, dispatchedOn } of orders) {
    const on = isAfter(dueOn, from) ? dueOn : from
    // What waits longer than the shop catches up is not charged any more.
    const waits = row.resumesOn ? dueOn.until(on).days : 0
    if (isAfter(on, until) || waits > facts.charging.catchUpDays) continue
    yield { subscriptionId, orderNumber: index + 1, on, because: null, amountMinor, dispatchedOn }
  }
  for (const { index, due, deliveries, status } of comingOf(row)) {
    if (isAfter(due.on, until)) return
    const behind = { ...row, index, dueOn: asColumn(due.on), paymentMethod: 'smartpay' } as const
    if (status === 'skipped' || whyTooLate(behind, today)) continue
    const { firstOrderMinor, laterOrderMinor } = planSums(content, row.quantity, row.feeMinor)
    yield {
      subscriptionId,
      orderNumber: index + 1,
      on: isAfter(due.on, today) ? due.on : today,
      because: due.because,
      amountMinor: index === 0 ? firstOrderMinor : laterOrderMinor,
      dispatchedOn: deliveries.map(({ dispatch }) => dispatch.on),
    }
  }
}

/** As many as anybody asks for: whoever reads stops at the last day. */
function* comingOf({
  anchorOn,
  changes,
  quantity,
  content,
  facts,
  nextIndex,
}: Row): Generator<ComingCycle> {
  if (nextIndex === null) return
  const schedule = { cadence: content.cadence, anchorOn: fromColumn(anchorOn), anchorIndex: 0 }
  const asked = { content, shopDays: facts.workingDays, schedule, quantity, changes }
  for (let index = nextIndex; ; index += 1) yield cycleAt(asked, index)
}

function isAfter(day: PlainDate, other: PlainDate): boolean {
  return other.until(day).days > 0
}
