import { Prisma } from '#lib/db/generated/client.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Answered } from './record-outcomes.ts'

const actor = 'engine'

/** Charges that moved as these outcomes say, and were still ours: `c`. */
function wonBy(answered: readonly Answered[]): Prisma.Sql {
  const ids = answered.map(({ charge }) => charge.id)
  const fences = answered.map(({ charge }) => charge.fence)
  const to = answered.map(({ outcome }) => outcome.to)
  return Prisma.sql`unnest(${ids}::text[], ${fences}::int[], ${to}::text[]) as m (id, fence, "to")
    join charges c on c.id = m.id and c.fence = m.fence and c.status::text = m."to"`
}

/** Their orders are paid, and a subscription that fell behind because of them runs again. */
export async function collectOrders(
  tx: Prisma.TransactionClient,
  answered: readonly Answered[],
): Promise<void> {
  if (answered.length === 0) return
  await moveOrders(tx, answered, { from: ['open', 'past_due'], to: 'paid', code: 'charged' })
  await recordPayments(tx, answered)
  await tx.$executeRaw`
    with again as (
      update subscriptions s set status = 'active' where s.status = 'past_due'
        and s.id in (select o.subscription_id from ${wonBy(answered)} join orders o on o.id = c.order_id)
        and not exists (select from orders d where d.subscription_id = s.id and d.status = 'past_due')
      returning s.id
    )
    ${historyOf('subscription', { rows: Prisma.sql`again`, from: 'past_due', to: 'active', code: 'paid-up', actor })}`
}

/** Their orders wait for money that did not come, and so do their subscriptions. */
export async function failOrders(
  tx: Prisma.TransactionClient,
  answered: readonly Answered[],
): Promise<void> {
  if (answered.length === 0) return
  await moveOrders(tx, answered, { from: ['open'], to: 'past_due', code: 'declined' })
  await tx.$executeRaw`
    with behind as (
      update subscriptions s set status = 'past_due' where s.status = 'active'
        and s.id in (select o.subscription_id from ${wonBy(answered)} join orders o on o.id = c.order_id
          where o.status = 'past_due')
      returning s.id
    )
    ${historyOf('subscription', { rows: Prisma.sql`behind`, from: 'active', to: 'past_due', code: 'charge-declined', actor })}`
}

type Move = { from: string[]; to: 'paid' | 'past_due'; code: 'charged' | 'declined' }

async function moveOrders(
  tx: Prisma.TransactionClient,
  answered: readonly Answered[],
  { from, to, code }: Move,
): Promise<void> {
  await tx.$executeRaw`
    with mine as (
      select o.id, o.status::text as was from ${wonBy(answered)} join orders o on o.id = c.order_id
      where o.status::text = any(${from})
    ), moved as (
      update orders o set status = ${to}::order_status from mine where o.id = mine.id returning o.id, mine.was
    )
    ${historyOf('order', { rows: Prisma.sql`moved`, from: Prisma.sql`was`, to, code, actor })}`
}

/** Smartpay's captures under its own ids: a second word of one changes nothing. */
async function recordPayments(
  tx: Prisma.TransactionClient,
  answered: readonly Answered[],
): Promise<void> {
  const payments = answered.flatMap(({ charge, outcome }) =>
    outcome.paymentIds.slice(0, 1).map((id) => ({ id, chargeId: charge.id })),
  )
  await tx.$executeRaw`
    insert into payments (smartpay_id, charge_id, amount_minor, created_at)
    select p.id, c.id, c.amount_minor, teiki_now() from ${wonBy(answered)}
      join unnest(${payments.map(({ id }) => id)}::text[], ${payments.map(({ chargeId }) => chargeId)}::text[]) as p (id, charge_id)
        on p.charge_id = c.id
    on conflict (smartpay_id) do nothing`
}
