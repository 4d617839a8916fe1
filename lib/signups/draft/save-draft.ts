import { getPlanBySlug, type PlanForSale, requireShop, type Shop } from '#lib/catalog/queries.ts'
import { toDate } from '#lib/clock.ts'
import { type Details, parseDetails } from '#lib/customers/details.ts'
import { emailIdentity } from '#lib/customers/fields/email.ts'
import { sealPrivate } from '#lib/customers/private-fields.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { networkLimits, withinLimits } from '#lib/db/rate-limit.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { sharedNetwork } from '#lib/network-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { SignupStatus } from '#lib/states/signup.ts'
import { type DraftErrors, parseQuantity, type Typed } from './draft.ts'

type Draft = {
  slug: string
  browserHash: string
  /** The visitor's network; null in a local run. */
  address: string | null
  locale: Locale
  typed: Typed
}

/**
 * Keeps what was typed, right or wrong, in this browser's draft for the plan. A row that already went to
 * Smartpay is left alone: a new one takes over and points to it.
 */
export async function saveDraft(
  draft: Draft,
): Promise<
  Result<{ signupId: string; complete: boolean }, 'unknown-plan' | 'retired' | 'too-many'>
> {
  const [found, shop] = await Promise.all([getPlanBySlug(draft.slug), requireShop()])
  if (!found) return refused('unknown-plan')
  const judged = judge(draft.typed, found.plan, shop)
  const [within, newest] = await Promise.all([
    withinLimits(limitsFor(draft, judged)),
    getNewest(draft.browserHash, found.plan.id),
  ])
  if (!within) return refused('too-many')
  const id =
    newest?.status === 'draft' &&
    !newest.taken &&
    (await updateDraft(newest, draft, judged, found.plan, shop))
      ? newest.id
      : await createDraft(newest, draft, judged, found.plan, shop)
  if (found.status === 'retired') return refused('retired')
  return ok({ signupId: id, complete: judged.details !== null })
}

/**
 * By network, and by mail from one network: what strangers do with an address elsewhere keeps nobody out. Where
 * networks cannot be told apart by mail alone: a cookie is the sender's own invention.
 */
function limitsFor({ address, browserHash }: Draft, { details }: Judged) {
  const from = address === sharedNetwork ? '' : (address ?? browserHash)
  return [
    ...networkLimits('draft', address, 600),
    ...(details ? [{ key: `mail ${emailIdentity(details.emailAddress)} ${from}`, most: 60 }] : []),
  ]
}

type Judged = { quantity: number; details: Details | null; errors: DraftErrors }

function judge(typed: Typed, plan: PlanForSale, { facts, today }: Shop): Judged {
  const quantity = parseQuantity(typed.quantity, plan.content.maximumQuantity)
  const parsed = parseDetails(typed, { ...facts, today })
  const errors: DraftErrors = parsed.ok ? {} : { ...parsed.errors }
  if (quantity === null)
    errors.quantity = { reason: 'quantity', count: plan.content.maximumQuantity }
  const details = parsed.ok && quantity !== null ? parsed.value : null
  return { quantity: quantity ?? 1, details, errors }
}

type Newest = { id: string; threadId: string; status: SignupStatus; taken: boolean }

async function getNewest(browserHash: string, planId: string): Promise<Newest | null> {
  const row = await db().signup.findFirst({
    where: { browserHash, planVersion: { planId } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, threadId: true, status: true },
  })
  if (!row) return null
  const { threadId } = row
  const taken = await db().subscription.count({ where: { threadId, status: { not: 'pending' } } })
  return { ...row, taken: taken > 0 }
}

function columns(threadId: string, draft: Draft, judged: Judged, plan: PlanForSale, shop: Shop) {
  return {
    locale: draft.locale,
    planVersionId: plan.versionId,
    quantity: judged.quantity,
    typed: sealPrivate(threadId, draft.typed),
    errors: judged.errors,
    details: judged.details ? sealPrivate(threadId, judged.details) : Prisma.DbNull,
    failure: null,
    updatedAt: toDate(shop.now),
  }
}

/** False when the row stopped being a draft in the meantime. */
async function updateDraft(
  row: Newest,
  draft: Draft,
  judged: Judged,
  plan: PlanForSale,
  shop: Shop,
) {
  const data = {
    ...columns(row.threadId, draft, judged, plan, shop),
    draftVersion: { increment: 1 },
  }
  const { count } = await db().signup.updateMany({ where: { id: row.id, status: 'draft' }, data })
  return count === 1
}

/** A retry shares its thread, and so its subscription, unless that thread already became a subscription. */
async function createDraft(
  newest: Newest | null,
  draft: Draft,
  judged: Judged,
  plan: PlanForSale,
  shop: Shop,
): Promise<string> {
  const id = newId('su')
  const before = newest && !newest.taken ? newest : null
  const threadId = before?.threadId ?? id
  await db().signup.create({
    data: {
      id,
      threadId,
      retryOfId: before?.id ?? null,
      browserHash: draft.browserHash,
      customerReference: newId('cus'),
      createdAt: toDate(shop.now),
      ...columns(threadId, draft, judged, plan, shop),
    },
    select: { id: true },
  })
  return id
}
