import { z } from 'zod'
import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'

/**
 * A new attempt with everything typed, pointing to the one that was canceled or declined, or approved too
 * late, or that is paid offline and shall be paid by Smartpay, also after an approval that is a spare. Repeated calls answer the same draft, with the
 * way asked for last; one that was confirmed meanwhile keeps its way, and another takes over. Null: not this
 * browser's, or nothing to try again.
 */
export async function retrySignup(
  signupId: string,
  browserHash: string,
  paymentMethod: PaymentMethod = 'smartpay',
): Promise<string | null> {
  return inTransaction(async (tx) => {
    // The lock first, in a statement of its own: the next one then sees what the other caller made.
    await tx.$executeRaw`select id from signups where id = ${signupId} for update`
    return draftAfter(tx, signupId, browserHash, paymentMethod)
  })
}

async function draftAfter(
  tx: Prisma.TransactionClient,
  signupId: string,
  browserHash: string,
  paymentMethod: PaymentMethod,
): Promise<string | null> {
  const draft = await row(tx, z.object({ id: z.string() }))`
    with old as (
      select * from signups where id = ${signupId} and browser_hash = ${browserHash}
        and (status in ('redirected', 'rejected')
          or (status = 'completed' and (late or (${paymentMethod} = 'smartpay' and exists (
            select from subscriptions b where b.id = subscription_id and (b.payment_method <> 'smartpay' or signups.payment_method <> 'smartpay'))))))
    ), waiting as (
      update signups set payment_method = ${paymentMethod}::payment_method, updated_at = teiki_now(),
        draft_version = draft_version + (payment_method <> ${paymentMethod}::payment_method)::int
      where status = 'draft' and id = (
        select d.id from signups d join old on d.retry_of_id = old.id where d.status = 'draft'
        order by d.created_at desc limit 1
      ) returning id
    ), fresh as (
      insert into signups (id, thread_id, retry_of_id, browser_hash, locale, payment_method, plan_version_id, quantity,
        typed, errors, details, customer_reference, created_at, updated_at)
      select ${newId('su')}, thread_id, id, browser_hash, locale, ${paymentMethod}::payment_method, plan_version_id, quantity, typed, '{}',
        details, ${newId('cus')}, teiki_now(), teiki_now()
      from old where not exists (select from waiting)
      returning id
    )
    select id from waiting union all select id from fresh`
  return draft?.id ?? null
}
