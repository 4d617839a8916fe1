import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { cancelOrder, getOrder } from '#lib/smartpay/orders.ts'
import { meaningOfAuthorized } from './authorized-outcome.ts'
import type { ChargeOutcome } from './charge-outcome.ts'
import { type ClaimedAuthorized, claimAuthorized } from './claim-authorized.ts'
import type { Run } from './send-charges.ts'
import { isSilentIn } from './silence.ts'

/** All are asked for at the same time. */
const batchSize = 16

/**
 * Looks at charges that Smartpay approved and that wait for their capture: whether they were captured or ended meanwhile. One
 * whose order was canceled is released. Nothing is captured here: that is for whoever sends the goods out. Any number may
 * run; ends at the first silence of Smartpay's.
 */
export async function checkAuthorized({
  test,
  outcomes,
  slots,
}: Run): Promise<{ silent: boolean }> {
  while (await slots.areNear()) {
    const charges = await claimAuthorized(test, batchSize)
    if (charges.length === 0) break
    const answered: ChargeOutcome[] = []
    await Promise.all(
      charges.map(async (charge) => {
        const answer = await slots.call(charge.lease, () => askOf(charge))
        if (answer === null) return
        const outcome = meaningOfAuthorized(charge, answer)
        outcomes.add({ charge, outcome })
        answered.push(outcome)
      }),
    )
    await outcomes.end()
    if (isSilentIn(answered)) return { silent: true }
  }
  return { silent: false }
}

/** Releasing it again is harmless; what was captured before is a conflict, and its order says so. */
async function askOf({
  isOrderOver,
  smartpayId,
}: ClaimedAuthorized): Promise<Result<SmartpayOrder, SmartpayFailure>> {
  const released = isOrderOver ? await cancelOrder(smartpayId) : null
  return released?.ok ? released : getOrder(smartpayId)
}
