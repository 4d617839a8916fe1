import { AppError } from '#lib/app-error.ts'
import { instantOf } from '#lib/clock.ts'
import type { Details } from '#lib/customers/details.ts'
import { unsealPrivate } from '#lib/customers/private-fields.ts'
import { upsertCustomer } from '#lib/customers/upsert-customer.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { agreementHolds } from '#lib/subscriptions/agreement.ts'
import { beginSubscription } from '#lib/subscriptions/begin-subscription.ts'
import { moveToToken } from '#lib/subscriptions/move-to-token.ts'
import { forgiveMissing, mayBelieveMissing } from '#lib/tokens/reconcile/believe-missing.ts'
import { lockSettlement, type SettlementRow } from './lock-settlement.ts'
import { forgetDrift, type Heard, moveSignup, moveToken } from './move-settled.ts'
import { decideSettlement, type Settlement } from './settlement.ts'

type Told = Heard & {
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
    const row = await lockSettlement(tx, told.tokenId)
    const decision = decideSettlement({
      token: {
        status: row.tokenStatus,
        seenActive: row.seenActive,
        missingForMs: row.missingSince && row.now.getTime() - row.missingSince.getTime(),
      },
      signup: row.signupStatus,
      subscription: paidBy(row),
      askedAfterChoice: row.askedAfterChoice,
      holds: agreementHolds(
        { content: row.content, shopDays: row.facts.workingDays },
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
function isDoubted(
  { answer }: Told,
  { seenActive, tokenStatus }: SettlementRow,
  { token }: Settlement,
) {
  return answer === 'missing' && seenActive && (token ?? tokenStatus) !== 'deleted'
}

/** Does it take a token for missing on the word of looks alone? */
function isBelief({ answer, deletionHeard }: Told, { token, missing }: Settlement): boolean {
  return answer === 'missing' && !deletionHeard && (token !== null || missing === 'begins')
}

function mayBelieve(
  tx: Prisma.TransactionClient,
  { test, missingSince }: SettlementRow,
): Promise<boolean> {
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
function agreedOn({ facts, agreedAt }: SettlementRow): PlainDate {
  return dateIn(facts.timeZone, instantOf(agreedAt))
}

function paidBy({ subscriptionStatus, subscriptionPaymentMethod }: SettlementRow) {
  if (subscriptionStatus === 'pending') return 'pending'
  return subscriptionPaymentMethod !== 'smartpay' && isRunning(subscriptionStatus)
    ? 'offline'
    : 'other'
}

type Customer = { customerId: string; details: Details }

/** The person becomes a customer only when the signup completes. */
async function becomeCustomer(tx: Prisma.TransactionClient, row: SettlementRow): Promise<Customer> {
  if (!row.details)
    throw new AppError('The signup completes without details', { signupId: row.signupId })
  const details = unsealPrivate(row.threadId, row.details)
  return { customerId: await upsertCustomer(tx, { ...row, details, approved: true }), details }
}

/** A second approved token of the thread is a spare. */
async function serve(
  tx: Prisma.TransactionClient,
  told: Told,
  row: SettlementRow & Customer,
  then: Settlement['subscription'],
) {
  if (then === 'move' && !(await moveToToken(tx, { ...row, ...told })))
    throw new AppError('The subscription was not to be moved', {
      subscriptionId: row.subscriptionId,
    })
  if (then === 'keep' && row.subscriptionPaymentMethod !== 'smartpay')
    await queueEmail(tx, 'agreement-spare', row.signupId)
  if (then !== 'begin') return
  const paymentMethod = 'smartpay' as const
  const beginning = { ...row, ...told, paymentMethod, feeMinor: 0, agreedOn: agreedOn(row) }
  if (!(await beginSubscription(tx, beginning)))
    throw new AppError('The subscription began twice', { subscriptionId: row.subscriptionId })
  await queueEmail(tx, 'signup-completed', row.signupId)
}
