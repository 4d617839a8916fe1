import { AppError } from '#lib/app-error.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { replanCycles } from '#lib/orders/replan-cycles.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { historyOf } from '#lib/states/history.ts'
import { scheduledAs } from '#lib/subscriptions/schedule/schedule-facts.ts'
import { markTokenUse } from '#lib/subscriptions/token-use.ts'
import { shopper } from './close-amendment.ts'
import type { AmendmentRow, Offer } from './get-amendment.ts'
import type { Amendable } from './read-amendable.ts'
import { changedTerms } from './terms.ts'

type Save = { amendment: AmendmentRow; facts: Amendable; offer: Offer }

/**
 * Writes the new terms onto the subscription and its coming cycles, with the history and a mail. Orders that are made keep
 * theirs. Inside the caller's transaction, which holds the subscription, its cycles and the amendment, and knows that no
 * order by Smartpay is under way where the payment method changes.
 */
export async function saveAmendment(
  tx: Prisma.TransactionClient,
  { amendment, facts, offer }: Save,
): Promise<void> {
  const { id, subscriptionId } = amendment
  const { firstOpenIndex, status } = facts
  const { terms, next, schedule } = offer
  const { first, changes } = schedule
  if (!first) throw new AppError('An amendment begins with an order', { subscriptionId })
  await writeTerms(tx, subscriptionId, offer)
  const { laterOrderMinor } = planSums(next.content, next.quantity)
  await tx.$executeRaw`
    update cycles set amount_minor = ${laterOrderMinor}, fee_minor = ${next.feeMinor}
    where subscription_id = ${subscriptionId} and index >= ${firstOpenIndex} and status in ('scheduled', 'skipped')`
  const scheduled = { ...scheduledAs({ ...facts, ...next }, status), changes }
  await replanCycles(tx, scheduled, firstOpenIndex, shopper)
  await tx.$executeRaw`
    update amendments set status = 'agreed', closed_at = teiki_now(), from_index = ${first.index}, fee_minor = ${next.feeMinor}, before = ${JSON.stringify(columnsOf(terms))}::jsonb
    where id = ${id}`
  await tx.$executeRaw(
    historyOf('subscription', {
      rows: Prisma.sql`subscriptions where id = ${subscriptionId}`,
      from: status,
      to: status,
      code: 'amended',
      detail: { number: first.index + 1, what: changedTerms(terms, next) },
      actor: shopper,
    }),
  )
  await queueEmail(tx, 'amendment-agreed', id)
}

async function writeTerms(
  tx: Prisma.TransactionClient,
  subscriptionId: string,
  { terms, next, schedule }: Offer,
): Promise<void> {
  const { planVersionId, quantity, paymentMethod, feeMinor } = next
  const toOffline = paymentMethod !== terms.paymentMethod
  await tx.$executeRaw`
    update subscriptions set plan_version_id = ${planVersionId}, quantity = ${quantity}, payment_method = ${paymentMethod}::payment_method,
      fee_minor = ${feeMinor}, calendar_changes = ${JSON.stringify(schedule.changes)}::jsonb,
      payment_method_chosen_at = case when ${toOffline} then teiki_now() else payment_method_chosen_at end
    where id = ${subscriptionId}`
  if (toOffline) await leaveToken(tx, subscriptionId)
}

/** An offline subscription has no token; the customer keeps it, and other subscriptions may use it. */
async function leaveToken(tx: Prisma.TransactionClient, id: string): Promise<void> {
  const { tokenId } = await tx.subscription.findUniqueOrThrow({
    where: { id },
    select: { tokenId: true },
  })
  await tx.$executeRaw`update subscriptions set token_id = null where id = ${id}`
  await markTokenUse(tx, [tokenId])
}

function columnsOf({ planVersionId, quantity, paymentMethod, feeMinor }: Offer['terms']) {
  return { planVersionId, quantity, paymentMethod, feeMinor }
}
