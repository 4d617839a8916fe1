import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { instantOf } from '#lib/clock.ts'
import { type Details, detailsSchema } from '#lib/customers/details.ts'
import { unsealPrivate } from '#lib/customers/private-fields.ts'
import { upsertCustomer } from '#lib/customers/upsert-customer.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'
import { recordMove } from '#lib/states/history.ts'
import { mayMove } from '#lib/states/moves.ts'
import { signupMoves, signupStatuses } from '#lib/states/signup.ts'
import { isRunning, subscriptionStatuses } from '#lib/states/subscription.ts'
import { type TokenStatus, tokenStatuses } from '#lib/states/token.ts'
import { agreementHolds } from '#lib/subscriptions/agreement.ts'
import { beginSubscription } from '#lib/subscriptions/begin-subscription.ts'
import { moveToToken } from '#lib/subscriptions/move-to-token.ts'
import { forgiveMissing, mayBelieveMissing } from '#lib/tokens/reconcile/believe-missing.ts'
import { agreed, decideSettlement, type Settlement, type TokenAnswer } from './settlement.ts'

type Told = {
  tokenId: string
  answer: TokenAnswer
  askedAt: Date
  actor: string
  /** Smartpay answered our deletion of it by 204, or by not knowing it. */
  deletionHeard?: boolean
}

/**
 * Moves token, signup and subscription in one transaction. The subscription's row is locked first: two
 * tokens of one line settle one after the other, so that only the first begins the subscription. `stopped`:
 * too many tokens are missing, and nothing was changed. `waiting`: there is no consent yet.
 */
export async function recordSettlement(
  told: Told,
): Promise<'settled' | 'waiting' | 'suspected' | 'stopped'> {
  if (told.answer === 'requires_authorization') return recordWaiting(told)
  return inTransaction(async (tx) => {
    const row = await lockRows(tx, told.tokenId)
    const decision = decideSettlement({
      token: {
        status: row.tokenStatus,
        seenActive: row.seenActive,
        missingForMs: row.missingSince && row.now.getTime() - row.missingSince.getTime(),
      },
      signup: row.signupStatus,
      subscription: shownStatus(row),
      askedAfterWay: row.askedAfterWay,
      holds: agreementHolds(
        row.content.cadence,
        agreedOn(row),
        dateIn(row.facts.timeZone, instantOf(row.now)),
      ),
      answer: told.answer,
      stale: row.answeredAt !== null && told.askedAt < row.answeredAt && row.answeredAt <= row.now,
      erased: row.details === null,
      deletionHeard: told.deletionHeard ?? false,
    })
    if (isBelief(told, decision) && !(await mayBelieve(tx, row))) return 'stopped'
    const customer = decision.signup === 'completed' ? await becomeCustomer(tx, row) : null
    await moveToken(tx, told, row, { to: decision.token, missing: decision.missing, customer })
    if (decision.missing === 'over') await forgiveMissing(tx, row.test)
    if (row.hasDrift) await forgetDrift(tx, told, decision.token ?? row.tokenStatus)
    const late = decision.subscription === 'late'
    if (decision.signup) await moveSignup(tx, told, row, { to: decision.signup, customer, late })
    if (customer) await serve(tx, told, { ...row, ...customer }, decision.subscription)
    return isDoubted(told, row, decision) ? 'suspected' : 'settled'
  })
}

/** Smartpay does not know a token that it knew, and nobody believes it yet. */
function isDoubted({ answer }: Told, { seenActive, tokenStatus }: Row, { token }: Settlement) {
  return answer === 'missing' && seenActive && (token ?? tokenStatus) !== 'deleted'
}

/** Does it take a token for missing on the word of looks alone? */
function isBelief({ answer, deletionHeard }: Told, { token, missing }: Settlement): boolean {
  return answer === 'missing' && !deletionHeard && (token !== null || missing === 'begins')
}

function mayBelieve(tx: Prisma.TransactionClient, { test, missingSince }: Row): Promise<boolean> {
  return mayBelieveMissing(tx, { test, suspected: missingSince !== null })
}

/** No token goes back to waiting: this answer moves nothing, so nothing needs to be locked for it. */
async function recordWaiting({ tokenId, askedAt }: Told): Promise<'waiting'> {
  await db().$executeRaw`
    with heard as (
      update tokens set answered_at = ${askedAt}, missing_since = null
      where id = ${tokenId} and (answered_at is null or answered_at < ${askedAt} or answered_at > teiki_clock())
    )
    delete from token_drifts d using tokens t
    where t.id = ${tokenId} and d.token_id = t.id and t.status = 'requires_authorization'`
  return 'waiting'
}

/** The day in the contract: the merchant's, on which it was agreed to. */
function agreedOn({ facts, agreedAt }: Row): PlainDate {
  return dateIn(facts.timeZone, instantOf(agreedAt))
}

function shownStatus({ subscriptionStatus, subscriptionWay }: Row) {
  if (subscriptionStatus === 'pending') return 'pending'
  return subscriptionWay !== 'smartpay' && isRunning(subscriptionStatus) ? 'by-hand' : 'other'
}

const rowSchema = z.object({
  tokenStatus: z.enum(tokenStatuses),
  seenActive: z.boolean(),
  test: z.boolean(),
  missingSince: z.date().nullable(),
  answeredAt: z.date().nullable(),
  signupId: z.string(),
  signupStatus: z.enum(signupStatuses),
  lineId: z.string(),
  browserHash: z.string(),
  customerReference: z.string(),
  /** Null: the person was erased. */
  details: detailsSchema.nullable(),
  quantity: z.number(),
  planVersionId: z.string(),
  content: storedContentSchema,
  subscriptionId: z.string(),
  subscriptionStatus: z.enum(subscriptionStatuses),
  subscriptionWay: z.enum(paymentMethods),
  askedAfterWay: z.boolean(),
  agreedAt: z.date(),
  hasDrift: z.boolean(),
  facts: storedFactsSchema,
  /** After the rows were locked: what is newer than that was never said. */
  now: z.date(),
})
type Row = z.output<typeof rowSchema>

/** The locks in statements of their own: the read that follows sees what whoever held them has written. */
async function lockRows(tx: Prisma.TransactionClient, tokenId: string): Promise<Row> {
  await tx.$executeRaw`
    select sub.id from tokens t join signups s on s.id = t.signup_id
      join subscriptions sub on sub.id = s.subscription_id
    where t.id = ${tokenId} for update of sub`
  await tx.$executeRaw`
    select t.id from tokens t join signups s on s.id = t.signup_id where t.id = ${tokenId} for update of t, s`
  const found = await row(tx, rowSchema)`
    select t.status::text as "tokenStatus", t.activated_at is not null as "seenActive",
      t.answered_at as "answeredAt", t.test, t.missing_since as "missingSince",
      s.id as "signupId", s.status::text as "signupStatus", s.line_id as "lineId",
      s.browser_hash as "browserHash", s.customer_reference as "customerReference", s.details,
      s.quantity, s.plan_version_id as "planVersionId", v.content::text, sub.id as "subscriptionId",
      sub.status::text as "subscriptionStatus", sub.way::text as "subscriptionWay",
      coalesce(s.first_sent_at > sub.way_chosen_at, false) as "askedAfterWay",
      coalesce(k.agreed_at, s.first_sent_at, s.created_at) as "agreedAt",
      exists (select from token_drifts d where d.token_id = t.id) as "hasDrift", shop.facts::text, teiki_clock() as now
    from tokens t join signups s on s.id = t.signup_id join plan_versions v on v.id = s.plan_version_id
      join subscriptions sub on sub.id = s.subscription_id left join consents k on k.signup_id = s.id cross join shop
    where t.id = ${tokenId}`
  if (!found) throw new AppError('The token has no signup with a subscription', { tokenId })
  return found
}

type To = { to: TokenStatus | null; customer: Customer | null }

async function moveToken(
  tx: Prisma.TransactionClient,
  { tokenId, answer, askedAt, actor }: Told,
  { answeredAt, now, tokenStatus, seenActive }: Row,
  { to, missing, customer }: Pick<Settlement, 'missing'> & To,
) {
  // A clock that went back: what it said before is no order any more.
  const isNewest = answeredAt === null || answeredAt < askedAt || answeredAt > now
  const isFirstAgreement = to !== null && agreed.has(to) && !seenActive
  await tx.token.update({
    where: { id: tokenId },
    data: {
      ...(isNewest ? { answeredAt: askedAt } : {}),
      ...(to ? { status: to } : {}),
      ...(missing ? { missingSince: missing === 'begins' ? now : null } : {}),
      ...(isFirstAgreement ? { activatedAt: now } : {}),
      ...(customer ? { customerId: customer.customerId } : {}),
    },
    select: { id: true },
  })
  if (to === null) return
  if (to !== 'active')
    await tx.customer.updateMany({
      where: { defaultTokenId: tokenId },
      data: { defaultTokenId: null },
    })
  const because = { code: 'smartpay-says', detail: { answer } } as const
  await recordMove(tx, 'token', { id: tokenId, from: tokenStatus, to, ...because, actor, at: now })
}

/** A difference that a comparison kept is none any more once Smartpay's word is ours. */
async function forgetDrift(
  tx: Prisma.TransactionClient,
  { tokenId, answer }: Told,
  status: TokenStatus,
): Promise<void> {
  if (status === (answer === 'missing' ? 'deleted' : answer))
    await tx.tokenDrift.deleteMany({ where: { tokenId } })
}

async function moveSignup(
  tx: Prisma.TransactionClient,
  told: Told,
  row: Row,
  {
    to,
    customer,
    late,
  }: { to: 'completed' | 'rejected'; customer: Customer | null; late: boolean },
) {
  if (!mayMove(signupMoves, row.signupStatus, to))
    throw new AppError('The signup cannot go there', {
      signupId: row.signupId,
      from: row.signupStatus,
      to,
    })
  const completed = customer && {
    late,
    completedAt: row.now,
    label: null,
    customerId: customer.customerId,
  }
  await tx.signup.updateMany({
    where: { id: row.signupId, status: row.signupStatus },
    data: { status: to, nextLookAt: null, updatedAt: row.now, ...completed },
  })
  await recordMove(tx, 'signup', {
    id: row.signupId,
    from: row.signupStatus,
    to,
    code: 'token-heard',
    detail: { answer: told.answer, late },
    actor: told.actor,
    at: row.now,
  })
}

type Customer = { customerId: string; details: Details }

/** The person becomes a customer only when the signup completes. */
async function becomeCustomer(tx: Prisma.TransactionClient, row: Row): Promise<Customer> {
  if (!row.details)
    throw new AppError('The signup completes without details', { signupId: row.signupId })
  const details = unsealPrivate(row.lineId, row.details)
  return { customerId: await upsertCustomer(tx, { ...row, details, approved: true }), details }
}

/** A second approved token of the line is a spare. */
async function serve(
  tx: Prisma.TransactionClient,
  told: Told,
  row: Row & Customer,
  then: Settlement['subscription'],
) {
  if (then === 'move' && !(await moveToToken(tx, { ...row, ...told })))
    throw new AppError('The subscription was not to be moved', {
      subscriptionId: row.subscriptionId,
    })
  if (then === 'keep' && row.subscriptionWay !== 'smartpay')
    await queueEmail(tx, 'agreement-spare', row.signupId)
  if (then !== 'begin') return
  const way = 'smartpay' as const
  const beginning = { ...row, ...told, way, feeMinor: 0, agreedOn: agreedOn(row) }
  if (!(await beginSubscription(tx, beginning)))
    throw new AppError('The subscription began twice', { subscriptionId: row.subscriptionId })
  await queueEmail(tx, 'signup-completed', row.signupId)
}
