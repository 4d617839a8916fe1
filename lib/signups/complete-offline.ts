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
  | 'lineId'
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
 * A signup that is paid by hand needs nobody's approval: it completes at the confirmation, with its
 * consent, the subscription, the first cycle that waits for money, and two mails, in one transaction.
 * Any number of submits make one.
 */
export async function completeOffline(
  signup: Offline,
  way: OfflineMethod,
  consent: AgreedContract,
): Promise<Result<'completed', 'contract-changed' | 'line-taken' | 'ended'>> {
  return inTransaction(async (tx) => {
    const standing = await lockDraft(tx, signup)
    if (standing !== 'draft') return standing === 'completed' ? ok('completed') : refused(standing)
    const subscriptionId = await lockSubscription(tx, signup)
    if (subscriptionId === null) return refused('line-taken')
    await complete(tx, signup, way, consent, subscriptionId)
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

/** The line's subscription, made where there is none yet. Null: it began already. */
async function lockSubscription(
  tx: Prisma.TransactionClient,
  { lineId, planVersionId, quantity, shop }: Offline,
): Promise<string | null> {
  await tx.subscription.createMany({
    data: {
      id: `sub_${lineId.slice(3)}`,
      lineId,
      planVersionId,
      quantity,
      createdAt: toDate(shop.now),
    },
    skipDuplicates: true,
  })
  const pending = await row(tx, z.object({ id: z.string() }))`
    select id from subscriptions where line_id = ${lineId} and status = 'pending' for update`
  return pending?.id ?? null
}

async function complete(
  tx: Prisma.TransactionClient,
  signup: Offline,
  way: OfflineMethod,
  consent: AgreedContract,
  subscriptionId: string,
): Promise<void> {
  const { id, details, plan, planVersionId, shop, quantity } = signup
  if (!details) throw new AppError('The signup was confirmed without details', { signupId: id })
  const now = toDate(shop.now)
  const feeMinor = feeOf(shop.facts, way)
  const actor = 'shopper'
  const customerId = await upsertCustomer(tx, { ...signup, details, now, approved: false })
  await tx.consent.create({ data: consentRow(id, consent, shop.now) })
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
    detail: { method: way },
    actor,
    at: now,
  })
  await beginSubscription(tx, {
    subscriptionId,
    way,
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
    update subscriptions s set way_chosen_at = greatest(s.way_chosen_at,
      (select max(first_sent_at) from signups o where o.line_id = s.line_id))
    where id = ${subscriptionId}`
  await queueEmail(tx, 'signup-completed', id)
}
