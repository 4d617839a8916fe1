import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row, rows } from '#lib/db/rows.ts'
import type { AuthorizedCharge } from './authorized-outcome.ts'
import { holdSwitch } from './charging-switch.ts'
import type { ClaimedCharge } from './claim-charges.ts'
import { beginLease, leaseSeconds } from './lease.ts'

const authorizedSchema = z.object({
  id: z.string(),
  attempt: z.number(),
  fence: z.number(),
  tries: z.number(),
  amountMinor: z.number(),
  smartpayId: z.string(),
  isOrderOver: z.boolean(),
  hasEnded: z.boolean(),
  failure: z.string().nullable(),
})

/** Held for the length of a lease, to be looked at, captured or released. */
export type ClaimedAuthorized = ClaimedCharge & AuthorizedCharge

const columns = Prisma.sql`c.id, c.attempt, c.fence, c.tries, c.amount_minor as "amountMinor", c.smartpay_id as "smartpayId",
  due.over as "isOrderOver", coalesce(c.authorized_until <= teiki_now(), false) as "hasEnded", c.failure`

/** Takes authorized charges that are to be looked at. Each is its runner's for the length of a lease, under a new number. */
export async function claimAuthorized(test: boolean, size: number): Promise<ClaimedAuthorized[]> {
  const lease = beginLease()
  return inTransaction(async (tx) => {
    const found = await rows(tx, authorizedSchema)`
      with due as (
        select c.id, o.status not in ('open', 'past_due') as over from charges c join orders o on o.id = c.order_id
          join subscriptions s on s.id = o.subscription_id
        where c.status = 'authorized' and c.test = ${test} and c.next_try_at <= teiki_now()
        order by c.next_try_at, c.id limit ${size}
        for no key update of s skip locked for update of c skip locked
      )
      update charges c set fence = fence + 1, next_try_at = teiki_now() + make_interval(secs => ${leaseSeconds}::float8)
      from due where c.id = due.id returning ${columns}`
    return found.map((charge) => ({ ...charge, ...held, lease }))
  })
}

/**
 * The intent to capture the authorized charge of an order: from here on it counts as being under way. Null: there is none, its
 * order is over, its subscription paused or its charges on hold, or charging is stopped.
 */
export async function claimCapture(
  orderId: string,
  test: boolean,
): Promise<ClaimedAuthorized | null> {
  const lease = beginLease()
  return inTransaction(async (tx) => {
    if (!(await holdSwitch(tx, test))) return null
    await tx.$executeRaw`
      select s.id from orders o join subscriptions s on s.id = o.subscription_id where o.id = ${orderId} for no key update of s`
    const charge = await row(tx, authorizedSchema)`
      with due as (
        select c.id, false as over from charges c join orders o on o.id = c.order_id join subscriptions s on s.id = o.subscription_id
          join customers k on k.id = s.customer_id
        where o.id = ${orderId} and s.status <> 'paused' and s.held_at is null and k.held_at is null
          and o.status in ('open', 'past_due') and c.status = 'authorized' and c.test = ${test}
        for update of c for share of k
      )
      update charges c set fence = fence + 1, capture_asked_at = teiki_now(),
        next_try_at = teiki_now() + make_interval(secs => ${leaseSeconds}::float8)
      from due where c.id = due.id returning ${columns}`
    return charge && { ...charge, ...held, lease }
  })
}

const held = { mayHaveMoved: true, request: '', was: 'authorized' } as const
