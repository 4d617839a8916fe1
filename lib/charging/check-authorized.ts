import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { cancelOrder, getOrder } from '#lib/smartpay/orders.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import { meaningOfAuthorized } from './authorized-outcome.ts'
import { type ClaimedAuthorized, claimAuthorized } from './claim-authorized.ts'
import { lookAgain } from './look-again.ts'
import type { Run } from './send-charges.ts'

/**
 * Looks at charges that Smartpay approved and that wait for their capture: whether they were captured or ended meanwhile. One
 * whose order was canceled is released. Nothing is captured here: that is for whoever sends the goods out.
 */
export function checkAuthorized(run: Run): Promise<{ silent: boolean }> {
  return lookAgain(run, {
    claim: claimAuthorized,
    ask: askOf,
    meaningOf: meaningOfAuthorized,
  })
}

/**
 * Releasing it again is harmless; what was captured before is a conflict, and its order says so. A Smartpay that does not
 * answer, or to which too many calls came, is asked again soon.
 */
async function askOf({
  isOrderOver,
  smartpayId,
}: ClaimedAuthorized): Promise<Result<SmartpayOrder, SmartpayFailure>> {
  if (!isOrderOver) return getOrder(smartpayId)
  const released = await cancelOrder(smartpayId)
  return released.ok || isSilence(released.reason) ? released : getOrder(smartpayId)
}
