import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { cancelDeliveries } from '#lib/orders/deliveries/cancel-deliveries.ts'
import { queueEmails } from '#lib/outbox/queue-email.ts'
import type { ChargeStatus } from '#lib/states/charge.ts'
import { historyOf } from '#lib/states/history.ts'
import type { CodeOf } from '#lib/states/history-codes.ts'

/** A charge that was moved by whoever held it under that number. */
export type MovedCharge = { id: string; fence: number; to: ChargeStatus }

const actor = 'engine'

/** Those of the charges that moved as they should, and were still ours: `c`. */
function wonBy(moved: readonly MovedCharge[]): Prisma.Sql {
  const ids = moved.map(({ id }) => id)
  const fences = moved.map(({ fence }) => fence)
  const to = moved.map((charge) => charge.to)
  return Prisma.sql`unnest(${ids}::text[], ${fences}::int[], ${to}::text[]) as m (id, fence, "to")
    join charges c on c.id = m.id and c.fence = m.fence and c.status::text = m."to"`
}

/** Their orders are paid, each with a receipt by mail, and a subscription that fell behind because of them runs again. */
export async function collectOrders(
  tx: Prisma.TransactionClient,
  moved: readonly MovedCharge[],
): Promise<void> {
  if (moved.length === 0) return
  const change = { from: ['open', 'past_due'], to: 'paid', code: 'charged' } as const
  const paid = await moveOrders(tx, moved, change)
  await tx.$executeRaw`
    with again as (
      update subscriptions s set status = 'active' where s.status = 'past_due'
        and s.id in (select o.subscription_id from ${wonBy(moved)} join orders o on o.id = c.order_id)
        and not exists (select from orders d where d.subscription_id = s.id and d.status = 'past_due')
      returning s.id
    )
    ${historyOf('subscription', { rows: Prisma.sql`again`, from: 'past_due', to: 'active', code: 'paid-up', actor })}`
  await queueEmails(tx, 'order-paid', paid)
}

/**
 * Their orders wait for money that did not come, and so do their subscriptions. Whom Smartpay declined is told by mail.
 *
 * @param code whether Smartpay declined them, they were never taken up, or nothing went out before its approval ended
 */
export async function failOrders(
  tx: Prisma.TransactionClient,
  charges: readonly { id: string; fence: number; to?: ChargeStatus }[],
  code: 'declined' | 'charge-failed' | 'authorization-expired',
): Promise<void> {
  if (charges.length === 0) return
  const moved = charges.map(({ id, fence, to = 'failed' }) => ({ id, fence, to }))
  await moveOrders(tx, moved, { from: ['open'], to: 'past_due', code })
  await tx.$executeRaw`
    with behind as (
      update subscriptions s set status = 'past_due' where s.status = 'active'
        and s.id in (select o.subscription_id from ${wonBy(moved)} join orders o on o.id = c.order_id
          where o.status = 'past_due')
      returning s.id
    )
    ${historyOf('subscription', { rows: Prisma.sql`behind`, from: 'active', to: 'past_due', code: 'not-collected', actor })}`
  if (code === 'declined') await tellDeclined(tx, moved)
}

async function tellDeclined(
  tx: Prisma.TransactionClient,
  moved: readonly MovedCharge[],
): Promise<void> {
  const declined = await rows(tx, idSchema)`
    select o.id from ${wonBy(moved)} join orders o on o.id = c.order_id where o.status = 'past_due'`
  await queueEmails(tx, 'order-declined', declined)
}

/** Their orders end without having been collected. */
export async function cancelOrders(
  tx: Prisma.TransactionClient,
  charges: readonly { id: string; fence: number }[],
  code: 'too-late',
): Promise<void> {
  if (charges.length === 0) return
  const moved = charges.map(({ id, fence }) => ({ id, fence, to: 'canceled' as const }))
  await moveOrders(tx, moved, { from: ['open'], to: 'canceled', code })
  const ids = Prisma.sql`select c.order_id from charges c where c.id = any(${moved.map(({ id }) => id)})`
  await cancelDeliveries(tx, Prisma.sql`o.id in (${ids})`, actor)
}

type Move = {
  from: readonly string[]
  to: 'paid' | 'past_due' | 'canceled'
  code: MoveCode
}
type MoveCode = CodeOf<'order'> &
  ('charged' | 'declined' | 'charge-failed' | 'authorization-expired' | 'too-late')

const idSchema = z.object({ id: z.string() }).transform(({ id }) => id)

/** @returns the orders that moved */
async function moveOrders(
  tx: Prisma.TransactionClient,
  moved: readonly MovedCharge[],
  { from, to, code }: Move,
): Promise<string[]> {
  return rows(tx, idSchema)`
    with mine as (
      select o.id, o.status::text as was from ${wonBy(moved)} join orders o on o.id = c.order_id
      where o.status::text = any(${from})
    ), moved as (
      update orders o set status = ${to}::order_status from mine where o.id = mine.id returning o.id, mine.was
    )
    ${historyOf('order', { rows: Prisma.sql`moved`, from: Prisma.sql`was`, to, code, actor })} returning order_id as id`
}
