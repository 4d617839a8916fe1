import { outcomeOf } from '../api/orders.ts'
import { decideOutcome, outcomeOfMail } from '../objects/decide-outcome.ts'
import type { Order } from '../objects/order.ts'
import { authorize } from '../objects/order-moves.ts'
import { promotionFor, redeem } from '../objects/promotion.ts'
import type { Session } from '../objects/session.ts'
import type { Token } from '../objects/token.ts'
import { moveToken, tokenMoved } from '../objects/token-moves.ts'
import type { Outcome, Parts } from '../parts.ts'
import { type Change, settingsOf } from '../state/state.ts'

/** What the buttons of a checkout say; a soft decline is for orders only. */
export const buttons = ['approve', 'decline', 'soft-decline', 'cancel'] as const
export type Button = (typeof buttons)[number]

/** A token's mail with `rejected` before its @ is declined, whatever is pressed (smartpay-api §13). */
export function settleToken(
  token: Token,
  { customerInfo }: Session,
  { button, now }: { button: Button; now: number },
): Outcome {
  if (button === 'cancel') return { changes: [] }
  const isDeclined = button !== 'approve' || isDeclinedMail(customerInfo.emailAddress)
  const move = isDeclined ? 'reject' : 'approve'
  const moved = moveToken(token, move, now)
  if (!moved) return { changes: [] }
  return { changes: [{ put: 'tokens', object: moved }], events: [tokenMoved(move, moved)] }
}

export function isDeclinedMail(emailAddress: string | undefined): boolean {
  return outcomeOfMail(emailAddress) === 'hard-decline'
}

/** What the buttons ask of an order; null leaves it to the mail address. */
export const asked = {
  approve: null,
  decline: 'hard-decline',
  'soft-decline': 'soft-decline',
} as const

/** The promotion code is redeemed with the order, and only if the order may still be approved. */
export function settleOrder(
  order: Order,
  { button, code }: { button: Button; code: string },
  { store, now }: Parts,
): Outcome {
  if (button === 'cancel') return { changes: [] }
  const { rules } = settingsOf(store.state)
  const at = now()
  const { emailAddress } = order.hidden.customerInfo
  const outcome = decideOutcome(order, asked[button], { rules, emailAddress })
  const isApproved = outcome === 'approve' || outcome === 'slow'
  const promotion = isApproved && code !== '' && promotionFor(store.state, order, code, at)
  const redeemed = promotion ? redeem(order, promotion, at) : null
  const moved = authorize(redeemed?.order ?? order, outcome, { now: at, slowMs: rules.slowMs })
  if (!moved) return { changes: [] }
  const { changes, events = [] } = outcomeOf(moved)
  const used: Change[] = redeemed
    ? [
        { put: 'coupons', object: redeemed.coupon },
        { put: 'promotionCodes', object: redeemed.promotionCode },
      ]
    : []
  return { changes: [...used, ...changes], events }
}
