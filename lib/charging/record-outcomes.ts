import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { backoffMs } from '#lib/queue/backoff.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import { givenUp, paidLate } from '#lib/states/charge-failure.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import type { ChargeOutcome } from './charge-outcome.ts'
import type { ClaimedCharge } from './claim-charges.ts'
import { collectOrders, failOrders, type MovedCharge } from './move-orders.ts'
import { recordPayments } from './record-payments.ts'
import { saveAuthorized } from './save-authorized.ts'
import { watchSeconds } from './watch-given-up.ts'

export type Answered = { charge: ClaimedCharge; outcome: ChargeOutcome }

const actor = 'engine'

/** Claimed, and not begun when the run ended: as if nobody had taken it. */
export const notSent = 'not-sent'

/** Smartpay took it not up, because too many calls came. */
export const rateLimited: SmartpayFailure['kind'] = 'rate-limited'

/**
 * Writes down what Smartpay answered, of many charges at once: charges, their orders, payments and subscriptions move
 * together. A charge that somebody else claimed meanwhile is left alone: whoever holds it finds out the same.
 */
export async function recordOutcomes(answered: readonly Answered[]): Promise<void> {
  if (answered.length === 0) return
  await inTransaction(async (tx) => {
    await lockWhatMoves(
      tx,
      answered.map(({ charge }) => charge.id),
    )
    await moveCharges(tx, answered)
    await saveAuthorized(tx, answered)
    await collectOrders(tx, endingIn(answered, ['succeeded']))
    await recordPayments(
      tx,
      answered.flatMap(({ charge: { id, fence }, outcome: { to, paymentIds } }) =>
        to === 'succeeded' ? [{ id, fence, paymentIds }] : [],
      ),
    )
    await failOrders(tx, endingIn(answered, ['hard_declined', 'refused']), 'declined')
    await failOrders(tx, endingIn(answered, ['failed']), 'charge-failed')
    await failOrders(tx, endingIn(answered, ['expired']), 'authorization-expired')
  })
}

function endingIn(answered: readonly Answered[], to: ChargeOutcome['to'][]): MovedCharge[] {
  return answered
    .filter(({ outcome }) => to.includes(outcome.to))
    .map(({ charge: { id, fence }, outcome }) => ({ id, fence, to: outcome.to }))
}

/** Subscriptions before orders before charges, each by their ids, as everywhere. */
async function lockWhatMoves(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  const theirs = Prisma.sql`charges c join orders o on o.id = c.order_id where c.id = any(${ids})`
  await tx.$executeRaw`
    select id from subscriptions where id in (select o.subscription_id from ${theirs}) order by id for no key update`
  await tx.$executeRaw`
    select id from orders where id in (select o.id from ${theirs}) order by id for no key update`
}

async function moveCharges(
  tx: Prisma.TransactionClient,
  answered: readonly Answered[],
): Promise<void> {
  const moves = answered.map(moveOf)
  const column = <Name extends keyof Move>(name: Name) => moves.map((move) => move[name])
  await tx.$executeRaw`
    with moment as materialized (select teiki_now() as now), moved as (
      update charges c set status = m."to"::charge_status, failure = m.failure, tries = c.tries - m.untried,
        smartpay_id = coalesce(m.smartpay_id, c.smartpay_id), may_have_moved = c.may_have_moved or m.may_have_moved,
        -- Smartpay told of it meanwhile: it is looked at again at once.
        next_try_at = case when m."to" in ('open', 'authorized') and c.next_try_at <= moment.now then c.next_try_at else moment.now + make_interval(secs => m.wait) end,
        sealed_request = case when m.is_over then null else c.sealed_request end,
        finished_at = case when m.is_over then moment.now end
      from moment, unnest(${column('id')}::text[], ${column('fence')}::int[], ${column('was')}::text[], ${column('to')}::text[],
        ${column('failure')}::text[], ${column('untried')}::int[], ${column('smartpayId')}::text[],
        ${column('mayHaveMoved')}::boolean[], ${column('waitSeconds')}::float8[], ${column('isOver')}::boolean[],
        ${column('code')}::text[], ${column('detail')}::text[])
        as m (id, fence, was, "to", failure, untried, smartpay_id, may_have_moved, wait, is_over, code, detail)
      where c.id = m.id and c.status = m.was::charge_status and c.fence = m.fence
      returning c.id, m.was, m."to", m.code, m.detail
    )
    ${historyOf('charge', {
      // What is still open has not moved.
      rows: Prisma.sql`moved where was <> "to"`,
      from: Prisma.sql`was`,
      to: Prisma.sql`"to"`,
      code: Prisma.sql`code`,
      detail: Prisma.sql`detail`,
      actor,
    })}`
}

type Move = ReturnType<typeof moveOf>

function moveOf(answered: Answered) {
  const { id, fence, was } = answered.charge
  const { to, failure, smartpayId, mayHaveMoved } = answered.outcome
  const { code, detail = {} } = reasonOf(answered.outcome)
  return {
    id,
    fence,
    was,
    to,
    failure,
    untried: isUntried(answered.outcome) ? 1 : 0,
    smartpayId,
    mayHaveMoved,
    waitSeconds: waitSecondsOf(answered),
    isOver: to !== 'intended' && to !== 'unknown' && to !== 'open' && to !== 'authorized',
    code,
    detail: JSON.stringify(detail),
  }
}

/** Nothing was wrong with the charge: all runners wait together until calls may be made (`call-rate.ts`). */
function isUntried({ to, failure }: ChargeOutcome): boolean {
  return to === 'intended' && (failure === notSent || failure === rateLimited)
}

/** An order that waits for the shopper, or for a slow Smartpay, is looked at soon for the first time. */
const firstLookMs = 60_000
/** Whatever Smartpay asks for: nobody waits longer, so that what is unknown is found out in time. */
const longestWaitMs = 3_600_000

/** Seconds, ever longer from try to try; null: nothing is to be done by itself. */
function waitSecondsOf({ charge, outcome }: Answered): number | null {
  const { to, failure, waitMs } = outcome
  if (to === 'open') return (waitMs ?? firstLookMs) / 1000
  if (failure === givenUp) return watchSeconds
  if (to !== 'intended' && to !== 'unknown') return null
  // Due at once: what Smartpay asked for is waited for by all runners, and the run that it left is not complete.
  if (isUntried(outcome)) return 0
  return Math.min(longestWaitMs, Math.max(waitMs ?? 0, backoffMs(charge.tries))) / 1000
}

function reasonOf({ to, failure }: ChargeOutcome): Because<'charge'> {
  if (failure === null) return { code: 'smartpay-says', detail: { answer: to } }
  if (failure === paidLate) return { code: paidLate }
  return to === 'unknown'
    ? { code: 'no-answer', detail: { failure } }
    : { code: 'not-taken', detail: { failure } }
}
