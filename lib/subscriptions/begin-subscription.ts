import { AppError } from '#lib/app-error.ts'
import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { Details } from '#lib/customers/details.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { lockCycle } from '#lib/orders/lock-cycle.ts'
import { makeOrder } from '#lib/orders/make-order.ts'
import { askForPayment } from '#lib/orders/offline/ask-for-payment.ts'
import { scheduleCycle } from '#lib/orders/schedule-cycle.ts'
import { asColumn, type PlainDate } from '#lib/plain-date.ts'
import { recordMove } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { markTokenUse } from './token-use.ts'

type Beginning = {
  subscriptionId: string
  paymentMethod: PaymentMethod
  /** What that way costs with each order, as agreed; yen. */
  feeMinor: number
  /** The token that pays it; null when it is paid offline. */
  tokenId: string | null
  customerId: string
  planVersionId: string
  content: PlanContent
  facts: ShopFacts
  quantity: number
  details: Details
  /** The day in the contract that was agreed to. */
  agreedOn: PlainDate
  now: Date
  actor: string
}

/**
 * pending → active inside the caller's transaction, with the agreed version and the first cycle due on
 * the day of the agreement. Dates of all cycles count from this day, the anchor: whatever day it is today,
 * they are those that the contract names. False: it began already.
 */
export async function beginSubscription(
  tx: Prisma.TransactionClient,
  beginning: Beginning,
): Promise<boolean> {
  const { subscriptionId, paymentMethod, now, actor } = beginning
  const { count } = await tx.subscription.updateMany({
    where: { id: subscriptionId, status: 'pending' },
    data: activeColumns(beginning),
  })
  if (count !== 1) return false
  const because: Because<'subscription'> =
    paymentMethod === 'smartpay'
      ? { code: 'token-approved' }
      : { code: 'method-chosen', detail: { method: paymentMethod } }
  await recordMove(tx, 'subscription', {
    id: subscriptionId,
    from: 'pending',
    to: 'active',
    ...because,
    actor,
    at: now,
  })
  await firstCycle(tx, beginning)
  await markTokenUse(tx, [beginning.tokenId])
  return true
}

function activeColumns({ details, agreedOn, now, ...beginning }: Beginning) {
  const { dateOfBirth: _, legalGender: __, ...delivery } = details
  return {
    status: 'active' as const,
    paymentMethod: beginning.paymentMethod,
    feeMinor: beginning.feeMinor,
    paymentMethodChosenAt: beginning.paymentMethod === 'smartpay' ? null : now,
    customerId: beginning.customerId,
    tokenId: beginning.tokenId,
    planVersionId: beginning.planVersionId,
    quantity: beginning.quantity,
    delivery,
    anchorOn: asColumn(agreedOn),
    activatedAt: now,
  }
}

/** The first order is made at once; the engine charges it where a token pays. */
async function firstCycle(tx: Prisma.TransactionClient, beginning: Beginning): Promise<void> {
  const { subscriptionId, paymentMethod, feeMinor, agreedOn, actor } = beginning
  const scheduled = {
    ...beginning,
    subscriptionStatus: 'active',
    agreedFeeMinor: feeMinor,
    anchorOn: asColumn(agreedOn),
    changes: [],
  } as const
  const cycleId = await scheduleCycle(tx, scheduled, 0, actor)
  const cycle = cycleId && (await lockCycle(tx, cycleId))
  if (!cycle) throw new AppError('A subscription that begins has a first cycle', { subscriptionId })
  if (paymentMethod === 'smartpay') await makeOrder(tx, cycle, null, actor)
  else await askForPayment(tx, cycle, { method: paymentMethod, askedOn: agreedOn, actor })
}
