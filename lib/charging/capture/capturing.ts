import { type Instalment, instalmentsFor } from '#lib/orders/instalments.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { ChargeStatus } from '#lib/states/charge.ts'
import { isOneOf } from '#lib/states/moves.ts'
import type { OrderStatus } from '#lib/states/order.ts'

/** Why what Smartpay approved is not collected now, before anybody asks Smartpay; each has a sentence for the staff. */
export type WhyNotCaptured =
  | 'paid-already'
  | 'order-over'
  | 'not-authorized'
  | 'charge-odd'
  | 'approval-ended'
  | 'held'
  | 'paused'
  | 'charging-off'

export type CapturableFacts = {
  status: OrderStatus
  /** Of the charge that says how it stands; null: a token does not pay it. */
  charge: { id: string; status: ChargeStatus; isOdd: boolean; hasApprovalEnded: boolean } | null
  /** Charges of the customer or the subscription are on hold. */
  isHeld: boolean
  isPaused: boolean
  /** Staff stopped all charging, or it is no business of this deployment's. */
  isOff: boolean
  totalMinor: number
  /** Parcels that have not gone out. */
  waitingParcels: number
  today: PlainDate
}

export type CapturePreview = {
  amountMinor: number
  /** What the shopper pays Smartpay from then on: the days are counted from the capture (smartpay-api §13). */
  instalments: readonly Instalment[]
  waitingParcels: number
  /** What was shown, in a form that can be compared. */
  mark: string
}

/** Whether what Smartpay approved for an order may be collected now, in full, and what that leads to. */
export function previewCapture(facts: CapturableFacts): Result<CapturePreview, WhyNotCaptured> {
  const because = whyNotCapture(facts)
  if (because !== null) return refused(because)
  const { charge, totalMinor: amountMinor, waitingParcels, today } = facts
  return ok({
    amountMinor,
    instalments: instalmentsFor(amountMinor, today),
    waitingParcels,
    mark: [charge?.id, amountMinor, waitingParcels, today].join(' '),
  })
}

function whyNotCapture(facts: CapturableFacts): WhyNotCaptured | null {
  const { status, charge } = facts
  if (status === 'paid') return 'paid-already'
  if (!isOneOf(['open', 'past_due'], status)) return 'order-over'
  if (charge?.status !== 'authorized') return 'not-authorized'
  if (charge.isOdd) return 'charge-odd'
  if (charge.hasApprovalEnded) return 'approval-ended'
  if (facts.isOff) return 'charging-off'
  if (facts.isHeld) return 'held'
  return facts.isPaused ? 'paused' : null
}
