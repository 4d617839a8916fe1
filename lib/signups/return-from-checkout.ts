import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { historyOf } from '#lib/states/history.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { getSignup, type SignupView } from './queries.ts'

/** A page waits no longer than this for Smartpay; it refreshes itself instead. */
const pagePatience = { deadlineMs: 2_500, tries: 1 }

/**
 * What the return pages show: the signup after Smartpay was asked, and whether it answered. The address
 * proves nothing, so without the browser's cookie there is nothing to show (null) and nothing is done.
 */
export async function returnFromCheckout(
  signupId: unknown,
  browserHash: string | null,
): Promise<{ signup: SignupView; heard: boolean } | null> {
  const signup = await getSignup(signupId, browserHash)
  if (!signup) return null
  if (!signup.tokenId || (signup.status !== 'redirected' && signup.status !== 'rejected'))
    return { signup, heard: true }
  const settled = await settleToken(signup.tokenId, 'return page', { patience: pagePatience })
  const now = await getSignup(signupId, browserHash)
  return now && { signup: now, heard: settled.ok }
}

/** The cancel address was reached while the token waits: a label, not an end. An approval still wins. */
export async function labelCanceled(signup: SignupView): Promise<void> {
  if (signup.status !== 'redirected' || signup.label === 'canceled') return
  await db().$executeRaw`
    with labelled as (
      update signups set label = 'canceled', updated_at = teiki_now()
      where id = ${signup.id} and status = 'redirected' and label is distinct from 'canceled'
      returning id
    )
    ${historyOf('signup', {
      rows: Prisma.sql`labelled`,
      from: 'redirected',
      to: 'redirected',
      code: 'canceled-at-checkout',
      actor: 'shopper',
    })}`
}

/** The success page was opened before Smartpay said yes: this shopper is told by mail if it takes long. */
export async function markReturned({ id, status }: SignupView): Promise<void> {
  if (status !== 'redirected') return
  await db().$executeRaw`
    update signups set returned_at = teiki_now() where id = ${id} and returned_at is null`
}
