import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { historyOf } from '#lib/states/history.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { getCheckout } from './get-checkout.ts'
import { getSignupState } from './get-signup-state.ts'
import { getStoppedCheckout } from './get-stopped-checkout.ts'

/** A page waits no longer than this for Smartpay; it refreshes itself instead. */
const pagePatience = { deadlineMs: 2_500, tries: 1 }

/**
 * What the success page shows: the signup after Smartpay was asked, and whether it answered. The address
 * proves nothing, so without the browser's cookie there is nothing to show (null) and nothing is done.
 */
export async function returnToSuccess(signupId: unknown, browserHash: string | null) {
  return afterAsking(() => getCheckout(signupId, browserHash))
}

/** The same for the cancel page. */
export async function returnToCancel(signupId: unknown, browserHash: string | null) {
  return afterAsking(() => getStoppedCheckout(signupId, browserHash))
}

type Waiting = { id: string; status: string; tokenId: string | null }

async function afterAsking<Signup extends Waiting>(
  read: () => Promise<Signup | null>,
): Promise<{ signup: Signup; heard: boolean } | null> {
  const signup = await read()
  if (!signup) return null
  if (!signup.tokenId || (signup.status !== 'redirected' && signup.status !== 'rejected'))
    return { signup, heard: true }
  const settled = await settleToken(signup.tokenId, 'return page', { patience: pagePatience })
  // Smartpay said nothing new, so only another request can have moved the signup: one look at its state tells.
  if (settled.ok && settled.value === 'waiting' && (await hasState(signup)))
    return { signup, heard: true }
  const now = await read()
  return now && { signup: now, heard: settled.ok }
}

async function hasState({ id, status }: Waiting): Promise<boolean> {
  return (await getSignupState(id))?.status === status
}

/** The cancel address was reached while the token waits: a label, not an end. An approval still wins. */
export async function labelCanceled(signup: {
  id: string
  status: string
  label: string | null
}): Promise<void> {
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
export async function markReturned({
  id,
  status,
  returned,
}: {
  id: string
  status: string
  returned: boolean
}): Promise<void> {
  if (status !== 'redirected' || returned) return
  await db().$executeRaw`
    update signups set returned_at = teiki_now() where id = ${id} and returned_at is null`
}
