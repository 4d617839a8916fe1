import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { chargeThatCounts } from '#lib/orders/charge-that-counts.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { capturePayment } from '#lib/smartpay/payments.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { chargeStatuses } from '#lib/states/charge.ts'
import { meaningOfAuthorized, meaningOfCapture } from './authorized-outcome.ts'
import type { ChargeOutcome } from './charge-outcome.ts'
import { type ClaimedAuthorized, claimCapture } from './claim-authorized.ts'
import { mayStillCall } from './lease.ts'
import { recordOutcomes } from './record-outcomes.ts'

/**
 * `not-captured`: Smartpay surely has not, or nobody knows yet; asking again is safe. `expired`: its approval is over.
 * `not-authorized`: there is nothing to capture, or charging is stopped.
 */
export type CaptureRefusal = 'not-captured' | 'expired' | 'not-authorized' | 'smartpay-key'

/**
 * Collects what Smartpay approved for an order, in full. The intent is committed before the call, with a key of the charge's
 * own; an answer that does not come is found out by Smartpay's order, which can be captured in full once only. Calling it
 * again is safe: an order that is paid already stays as it is.
 */
export async function captureCharge(orderId: string): Promise<Result<'captured', CaptureRefusal>> {
  const may = await mayAskSmartpay()
  if (!may.ok) return refused('smartpay-key')
  const charge = await claimCapture(orderId, may.value.test)
  if (charge) await recordOutcomes([{ charge, outcome: await capture(charge) }])
  const last = await row(db(), lastSchema)`
    select status::text from charges where order_id = ${orderId} ${chargeThatCounts} limit 1`
  if (last?.status === 'succeeded') return ok('captured')
  if (last?.status === 'expired') return refused('expired')
  return refused(charge ? 'not-captured' : 'not-authorized')
}

const lastSchema = z.object({ status: z.enum(chargeStatuses) })

async function capture(charge: ClaimedAuthorized): Promise<ChargeOutcome> {
  const { id, amountMinor, smartpayId } = charge
  const asked = { smartpayOrderId: smartpayId, amountMinor, reference: id }
  // Whoever slept past its lease captures nothing: somebody may have canceled the order since.
  const answer = mayStillCall(charge.lease) && (await capturePayment(asked, `capture_${id}`))
  const captured = answer && meaningOfCapture(charge, answer)
  return captured || meaningOfAuthorized(charge, await getOrder(smartpayId))
}
