import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { feeOf } from '#lib/catalog/payment-methods.ts'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import { toDate } from '#lib/clock.ts'
import { upsertCustomer } from '#lib/customers/upsert-customer.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { type AgreedContract, consentRow } from '#lib/legal/consent.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { recordMove } from '#lib/states/history.ts'
import { signupStatuses } from '#lib/states/signup.ts'
import { beginSubscription } from '#lib/subscriptions/begin-subscription.ts'
import type { Submission } from './get-submission.ts'

type Offline = Pick<
  Submission,
  | 'id'
  | 'threadId'
  | 'browserHash'
  | 'customerReference'
  | 'planVersionId'
  | 'draftVersion'
  | 'quantity'
  | 'details'
  | 'plan'
  | 'shop'
>

/**
 * A signup that is paid offline needs nobody's approval: it completes at the confirmation, with its
 * consent, the subscription, the first cycle that waits for money, and two mails, in one transaction.
 * Any number of submits make one.
 */
export async function completeOffline(
  signup: Offline,
  paymentMethod: OfflineMethod,
  consent: AgreedContract,
): Promise<Result<'completed', 'contract-changed' | 'thread-taken' | 'ended'>> {
  return inTransaction(async (tx) => {
    const standing = await lockDraft(tx, signup)
    if (standing !== 'draft') return standing === 'completed' ? ok('completed') : refused(standing)
    const subscriptionId = await lockSubscription(tx, signup)
    if (subscriptionId === null) return refused('thread-taken')
    await complete(tx, signup, paymentMethod, consent, subscriptionId)
    return ok('completed')
  })
}

const draftSchema = z.object({ status: z.enum(signupStatuses), version: z.number() })

async function lockDraft(
  tx: Prisma.TransactionClient,
  { id, draftVersion }: Offline,
): Promise<'draft' | 'completed' | 'contract-changed' | 'ended'> {
  const found = await row(tx, draftSchema)`
    select status::text, draft_version as version from signups where id = ${id} for update`
  if (found?.status === 'completed') return 'completed'
  if (found?.status !== 'draft') return 'ended'
  return found.version === draftVersion ? 'draft' : 'contract-changed'
}

/** The thread's subscription, made where there is none yet. Null: it began already. */
async function lockSubscription(
  tx: Prisma.TransactionClient,
  { threadId, planVersionId, quantity, shop }: Offline,
): Promise<string | null> {
  await tx.subscription.createMany({
    data: {
      id: `sub_${threadId.slice(3)}`,
      threadId,
      planVersionId,
      quantity,
      createdAt: toDate(shop.now),
    },
    skipDuplicates: true,
  })
  const pending = await row(tx, z.object({ id: z.string() }))`
    select id from subscriptions where thread_id = ${threadId} and status = 'pending' for update`
  return pending?.id ?? null
}

async function complete(
  tx: Prisma.TransactionClient,
  signup: Offline,
  paymentMethod: OfflineMethod,
  consent: AgreedContract,
  subscriptionId: string,
): Promise<void> {
  const { id, details, plan, planVersionId, shop, quantity } = signup
  if (!details) throw new AppError('The signup was confirmed without details', { signupId: id })
  const now = toDate(shop.now)
  const feeMinor = feeOf(shop.facts, paymentMethod)
  const actor = 'shopper'
  const customerId = await upsertCustomer(tx, { ...signup, details, now, approved: false })
  await tx.consent.create({ data: { ...consentRow(id, consent, shop.now), signupId: id } })
  await tx.signup.update({
    where: { id },
    data: {
      status: 'completed',
      feeMinor,
      locale: consent.locale,
      planVersionId,
      subscriptionId,
      customerId,
      completedAt: now,
      updatedAt: now,
    },
    select: { id: true },
  })
  await recordMove(tx, 'signup', {
    id,
    from: 'draft',
    to: 'completed',
    code: 'method-chosen',
    detail: { method: paymentMethod },
    actor,
    at: now,
  })
  await beginSubscription(tx, {
    subscriptionId,
    paymentMethod,
    feeMinor,
    tokenId: null,
    customerId,
    planVersionId,
    content: plan.content,
    facts: shop.facts,
    quantity,
    details,
    agreedOn: shop.today,
    now,
    actor,
  })
  // Whatever was asked of Smartpay until now was asked before this choice.
  await tx.$executeRaw`
    update subscriptions s set payment_method_chosen_at = greatest(s.payment_method_chosen_at,
      (select max(first_sent_at) from signups o where o.thread_id = s.thread_id))
    where id = ${subscriptionId}`
  await queueEmail(tx, 'signup-completed', id)
}
