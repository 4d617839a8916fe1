import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import type { Details } from '#lib/customers/details.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { scheduleNext } from '#lib/orders/end-cycle.ts'
import { openCycle, scheduleCycle } from '#lib/orders/open-cycle.ts'
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

async function firstCycle(tx: Prisma.TransactionClient, beginning: Beginning): Promise<void> {
  const {
    subscriptionId,
    paymentMethod,
    feeMinor,
    content,
    facts,
    quantity,
    agreedOn,
    now,
    actor,
  } = beginning
  const amountMinor = planSums(content, quantity).firstOrderMinor
  await scheduleCycle(tx, {
    subscriptionId,
    index: 0,
    dueOn: agreedOn,
    amountMinor,
    feeMinor,
    now,
    actor,
  })
  if (paymentMethod === 'smartpay') return
  const cycle = await tx.cycle.findUniqueOrThrow({
    where: { subscriptionId_index: { subscriptionId, index: 0 } },
    select: { id: true },
  })
  await openCycle(tx, {
    cycleId: cycle.id,
    dueOn: agreedOn,
    paymentMethod,
    content,
    facts,
    now,
    actor,
  })
  const first = { index: 0, subscriptionStatus: 'active', anchorOn: asColumn(agreedOn) } as const
  await scheduleNext(tx, { ...beginning, ...first, agreedFeeMinor: feeMinor }, actor)
}
