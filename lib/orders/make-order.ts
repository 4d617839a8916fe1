import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import { toDate } from '#lib/clock.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { planDeliveries } from './deliveries/plan-deliveries.ts'
import { intendCharge } from './intend-charge.ts'
import type { LockedCycle } from './lock-cycle.ts'
import { orderOfCycle } from './order-of-cycle.ts'
import { scheduleNext } from './schedule-cycle.ts'

/** How it is paid offline: what the shopper writes on the payment, and until when it is waited for. */
type OfflineTerms = {
  method: OfflineMethod
  payReference: string
  payBy: PlainDate
  remindOn: PlainDate | null
}

/**
 * scheduled → ordered: the order is written with its lines, sums, address and payment method, which stay, and the cycle
 * after it is scheduled; its deliveries are planned, and a charge of its token for the day on which it falls due. Inside
 * the caller's transaction, which holds the subscription and the cycle.
 *
 * @param offline null: it is collected from the subscription's token
 * @returns the order's id
 */
export async function makeOrder(
  tx: Prisma.TransactionClient,
  cycle: LockedCycle,
  offline: OfflineTerms | null,
  actor: string,
): Promise<string> {
  const { id: cycleId, subscriptionId, index, now } = cycle
  const paymentMethod = offline?.method ?? 'smartpay'
  const id = newId('ord')
  const dueOn = fromColumn(cycle.dueOn)
  const { lines, totalMinor, chargedFrom } = orderOfCycle(cycle, paymentMethod)
  const status = offline ? 'awaiting_payment' : 'open'
  const moved = { actor, at: now }
  const [made, ordered] = [Prisma.sql`made`, Prisma.sql`ordered`]
  const { count } = await requireRow(tx, z.object({ count: z.number() }))`
    with made as (
      insert into orders (id, cycle_id, subscription_id, index, status, payment_method, plan_version_id, quantity,
        due_on, total_minor, delivery, pay_reference, pay_by, remind_on, created_at)
      select ${id}, ${cycleId}, s.id, ${index}, ${status}::order_status, ${paymentMethod}::payment_method, s.plan_version_id, s.quantity,
        ${`${dueOn}`}::date, ${totalMinor}, s.delivery, ${offline?.payReference ?? null}, ${day(offline?.payBy)}::date,
        ${day(offline?.remindOn)}::date, ${now} from subscriptions s where s.id = ${subscriptionId} returning id
    ), made_lines as (
      insert into order_lines (order_id, position, kind, name, quantity, amount_minor, tax_category, tax_rate_percent)
      select made.id, position, kind, name, quantity, "amountMinor", "taxCategory", "taxRatePercent"
      from made cross join jsonb_to_recordset(${JSON.stringify(lines.map((line, position) => ({ position, ...line })))}::jsonb)
        as line (position int, kind order_line_kind, name jsonb, quantity int, "amountMinor" int, "taxCategory" text, "taxRatePercent" int)
    ), ordered as (
      update cycles c set status = 'ordered', order_id = made.id from made where c.id = ${cycleId} and c.status = 'scheduled'
      returning c.id
    ), order_moved as (
      ${historyOf('order', { rows: made, from: null, to: status, ...reasonOf(offline), ...moved })}
    ), cycle_moved as (
      ${historyOf('cycle', { rows: ordered, from: 'scheduled', to: 'ordered', code: 'order-made', ...moved })}
    )
    select count(*)::int as count from ordered`
  if (count !== 1) throw new AppError('The cycle has moved on', { cycleId, from: cycle.status })
  await planDeliveries(tx, { ...cycle, orderId: id, lines, actor })
  const charge = { orderId: id, amountMinor: totalMinor, dueAt: toDate(chargedFrom), actor }
  if (!offline) await intendFirst(tx, cycle, charge)
  await scheduleNext(tx, cycle, actor)
  return id
}

async function intendFirst(
  tx: Prisma.TransactionClient,
  { test, now, subscriptionId }: LockedCycle,
  charge: { orderId: string; amountMinor: number; dueAt: Date; actor: string },
): Promise<void> {
  if (test === null) throw new AppError('No token pays the subscription', { subscriptionId })
  await intendCharge(tx, { ...charge, attempt: 1, test, now })
}

function day(date: PlainDate | null | undefined): string | null {
  return date ? `${date}` : null
}

function reasonOf(offline: OfflineTerms | null): Because<'order'> {
  return offline
    ? { code: 'payment-asked', detail: { method: offline.method } }
    : { code: 'to-be-charged' }
}
