import { db } from '#lib/db/client.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { redirected } from '#lib/signups/testing.ts'
import { decide, moveToken, sessionsOf } from '#lib/signups/testing-smartpay.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'

/** Somebody whose subscription runs. */
export async function subscribed(browser: string, typed = {}) {
  const { signupId, tokenId } = await redirected(browser, typed)
  await decide(signupId, 'approve')
  await settleNow(signupId, 'somebody')
  const { customerId, subscriptionId } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
  })
  return {
    signupId,
    tokenId,
    customerId: customerId ?? '',
    subscriptionId: subscriptionId ?? '',
  }
}

/** Nothing runs any more: the subscription is over and Smartpay has no token. */
export async function gone(browser: string, typed = {}) {
  const person = await subscribed(browser, typed)
  const { subscriptionId } = person
  await cancelSubscription({
    subscriptionId,
    reason: 'asked-by-customer',
    staffId: 'staff',
    shown: null,
  })
  const [session] = await sessionsOf(person.signupId)
  await moveToken(session?.token ?? '', 'delete')
  await settleToken(person.tokenId, 'staff', { deletionHeard: true })
  return person
}
