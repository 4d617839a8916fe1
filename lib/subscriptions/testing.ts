import { cancelSubscription } from './cancel-subscription.ts'
import { openOrders } from './cancellation.ts'
import { getSubscriptionView } from './get-subscription-view.ts'

/** Cancels a subscription as somebody does who sees its orders as they are. */
export async function cancelNow(subscriptionId: string): Promise<void> {
  const view = await getSubscriptionView(subscriptionId)
  const canceled = await cancelSubscription({
    subscriptionId,
    reason: 'asked-by-customer',
    staffId: 'somebody',
    shown: openOrders(view?.orders ?? []),
  })
  if (!canceled.ok) throw new Error(`Not canceled: ${canceled.reason}`)
}
