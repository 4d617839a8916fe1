import { z } from 'zod'
import { whyNoCharges } from '#lib/charging/charging-switch.ts'
import { beginLease, type Lease, leaseSeconds, mayStillCall } from '#lib/charging/lease.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { ok } from '#lib/result.ts'
import { createRefund } from '#lib/smartpay/refunds.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { refundReasons, unsettledRefunds } from '#lib/states/refund.ts'
import { findRefund } from './find-refund.ts'
import { noteRefundsOf } from './note-refunds.ts'
import { recordRefund } from './record-refund.ts'
import { howToGoOn, isSurelyNone, meaningOfRefund, type RefundOutcome } from './refund-outcome.ts'

const claimSchema = z.object({
  id: z.string(),
  paymentId: z.string(),
  amountMinor: z.number(),
  reason: z.enum(refundReasons),
  fence: z.number(),
  failure: z.string().nullable(),
  /** Where it was seen already. */
  smartpayId: z.string().nullable(),
  /** Also of a call whose sender never wrote down what came. */
  mayHaveMoved: z.boolean(),
  firstSentAt: z.date().nullable(),
  lastSentAt: z.date().nullable(),
  now: z.date(),
})
type Claim = z.output<typeof claimSchema>

/**
 * Sends a refund, or finds out how it ended: with its own key while Smartpay remembers that, later by its reference. Called
 * again it changes nothing that is over. Null: somebody else is at it, or it is over, or this process may not ask.
 */
export async function sendRefund(id: string): Promise<RefundOutcome | null> {
  const may = await mayAskSmartpay()
  if (!may.ok) return null
  const { test } = may.value
  if ((await whyNoCharges(test)) === 'not-enabled') return null
  const lease = beginLease()
  const claim = await claimRefund(id, test)
  if (!claim) return null
  const outcome = await askOf(claim, lease)
  if (outcome === null || !(await recordRefund(claim, outcome))) return null
  // Somebody gave something back there of which nobody told us.
  if (outcome.failure === 'amount.insufficient') await noteRefundsOf(claim.paymentId)
  return outcome
}

function askOf(claim: Claim & { how: 'send' | 'look-up' }, lease: Lease) {
  return claim.how === 'send' ? send(claim, lease) : lookUp(claim)
}

/** Whoever slept past its lease sends nothing: somebody may have found by then that there was none. */
async function send(claim: Claim, lease: Lease): Promise<RefundOutcome | null> {
  if (!mayStillCall(lease)) return null
  const { id, paymentId: smartpayPaymentId, amountMinor, reason } = claim
  const asked = { smartpayPaymentId, amountMinor, reason, reference: id }
  return meaningOfRefund(claim, await createRefund(asked, `refund_${id}`))
}

async function lookUp(claim: Claim): Promise<RefundOutcome> {
  const found = await findRefund(claim)
  if (!found.ok)
    return { ...meaningOfRefund(claim, found), to: 'unknown', mayHaveMoved: claim.mayHaveMoved }
  if (found.value) return meaningOfRefund(claim, ok(found.value))
  const none = { smartpayId: null, silent: false, mayHaveMoved: claim.mayHaveMoved }
  const isNone = isSurelyNone(timesOf(claim))
  return isNone
    ? { ...none, to: 'failed', failure: claim.failure ?? 'refund.none' }
    : { ...none, to: 'unknown', failure: claim.failure }
}

/** The claim and, where it is to be sent, when that was: committed before the call. */
async function claimRefund(id: string, test: boolean) {
  return inTransaction(async (tx) => {
    const found = await row(tx, claimSchema)`
      select id, payment_id as "paymentId", amount_minor as "amountMinor", reason, fence + 1 as fence, failure, smartpay_id as "smartpayId",
        may_have_moved or status = 'sending' as "mayHaveMoved",
        first_sent_at as "firstSentAt", last_sent_at as "lastSentAt", teiki_now() as now
      from refunds where id = ${id} and test = ${test} and status in ${anyOf(unsettledRefunds)} and next_try_at <= teiki_now()
      for update skip locked`
    if (!found) return null
    const how = howToGoOn(timesOf(found))
    const sent = how === 'send' ? Prisma.sql`teiki_now()` : Prisma.sql`last_sent_at`
    await tx.$executeRaw`
      update refunds set status = 'sending', fence = ${found.fence}, next_try_at = teiki_now() + make_interval(secs => ${leaseSeconds}::float8),
        first_sent_at = coalesce(first_sent_at, ${sent}), last_sent_at = ${sent} where id = ${id}`
    return { ...found, how }
  })
}

function timesOf({ failure, firstSentAt, lastSentAt, now }: Claim) {
  const ms = (at: Date | null) => at?.getTime() ?? null
  return {
    failure,
    firstSentAtMs: ms(firstSentAt),
    lastSentAtMs: ms(lastSentAt),
    nowMs: now.getTime(),
  }
}
