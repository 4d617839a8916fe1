import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { type DueCharge, readCharges } from './read-charges.ts'

/** Of a charge that was given up: one that is looked at so soon has not been heard of, or somebody is at that. */
export const unheardSeconds = 600
/** So long its word is waited for: an order of which Smartpay never says anything holds nothing up for ever. */
export const unheardDays = 7

/**
 * Locks charges whose time has come, the longest due first: the subscription, the charge, and so that nobody disables,
 * holds or erases meanwhile, token and customer. What another runner is at is passed over, and so is a new attempt of an
 * order of which one was given up that Smartpay has not told of lately (`watch-given-up.ts`): it may be paid by now.
 */
export async function lockDue(
  tx: Prisma.TransactionClient,
  test: boolean,
  size: number,
): Promise<string[]> {
  const found = await rows(tx, z.object({ id: z.string() }))`${dueInTurn(test, size)}`
  return found.map(({ id }) => id)
}

/** Nearly all charges of a day fall due at its first moment: they are read in the order of their index, and never sorted. */
export function dueInTurn(test: boolean, size: number): Prisma.Sql {
  return Prisma.sql`
    select c.id from charges c join orders o on o.id = c.order_id join subscriptions s on s.id = o.subscription_id
      join tokens t on t.id = s.token_id join customers k on k.id = s.customer_id
    where c.status = 'intended' and c.test = ${test} and c.next_try_at <= teiki_now()
      and not (c.attempt > 1 and c.created_at > teiki_now() - make_interval(days => ${unheardDays}::int) and exists (select from charges g where g.order_id = c.order_id and g.status = 'hard_declined' and g.test = c.test
        and g.next_try_at < teiki_now() + make_interval(secs => ${unheardSeconds}::float8)))
    order by c.next_try_at, c.id limit ${size}
    for no key update of s skip locked for update of c skip locked
    for share of t skip locked for share of k skip locked`
}

/** After the lock, in a statement of its own: it sees whatever was said before the lock was had. */
export function readDue(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<DueCharge[]> {
  return readCharges(tx, {
    from: Prisma.sql`unnest(${ids}::text[]) as mine (id) join charges c on c.id = mine.id
      join orders o on o.id = c.order_id join subscriptions s on s.id = o.subscription_id`,
  })
}
