import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { historyOf } from '#lib/states/history.ts'
import type { SubmitFailure } from '#lib/states/signup.ts'

/** How a send ended. `unknown`: Smartpay may have made a session all the same; the row keeps that for good. */
type SendEnd = { failure: SubmitFailure; unknown: boolean }

/** Smartpay may have forgotten the key, and nobody ever saw the session it may have made. */
export const forgottenEnd: SendEnd = { failure: 'unavailable', unknown: true }

/** The row stays `submitting`: the shopper may send it again at once, the sweep does so ever later. */
export async function releaseClaim(
  signupId: string,
  claimNumber: number,
  { failure, unknown }: SendEnd,
): Promise<void> {
  await db().$executeRaw`
    update signups set claimed_until = teiki_now(), failure = ${failure}, updated_at = teiki_now(),
      send_unknown = send_unknown or ${unknown},
      next_check_at = teiki_now() + least(interval '10 minutes', interval '15 seconds' * 2 ^ least(claim_number, 8))
    where id = ${signupId} and status = 'submitting' and claim_number = ${claimNumber}`
}

/**
 * Smartpay surely made nothing of use, and would answer the same to the same key: the row ends as
 * `rejected`, and a new draft with everything typed takes over. Whoever claimed the row meanwhile keeps it.
 */
export async function replaceSignup(
  signupId: string,
  claimNumber: number,
  { failure, unknown }: SendEnd,
): Promise<void> {
  await db().$executeRaw`
    with ended as (
      update signups set status = 'rejected', claimed_until = null, failure = ${failure},
        next_check_at = null, updated_at = teiki_now(), send_unknown = send_unknown or ${unknown}
      where id = ${signupId} and status = 'submitting' and claim_number = ${claimNumber} returning *
    ), told as (
      ${historyOf('signup', {
        rows: Prisma.sql`ended`,
        from: 'submitting',
        to: 'rejected',
        code: 'not-sent',
        detail: { failure },
        actor: 'smartpay',
      })}
    )
    insert into signups (id, thread_id, retry_of_id, browser_hash, locale, plan_version_id, quantity, typed,
      errors, details, customer_reference, failure, created_at, updated_at)
    select ${newId('su')}, thread_id, id, browser_hash, locale, plan_version_id, quantity, typed, '{}',
      details, ${newId('cus')}, ${failure}, teiki_now(), teiki_now() from ended`
}
