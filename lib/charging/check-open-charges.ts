import { z } from 'zod'
import { defaultOpenDays } from '#lib/catalog/charging-settings.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import { getOrder } from '#lib/smartpay/orders.ts'
import { givenUp, isOdd } from '#lib/states/charge-failure.ts'
import { type ChargeOutcome, meaningOfOrder } from './charge-outcome.ts'
import type { ClaimedCharge } from './claim-charges.ts'
import { beginLease, leaseSeconds } from './lease.ts'
import { lookAgain } from './look-again.ts'
import type { Run } from './send-charges.ts'
import { isUnanswered } from './silence.ts'

const minuteMs = 60_000
/** The older it is, the more seldom it is looked at: a fourth of its age, within these. */
const [soonestMs, latestMs] = [minuteMs, 6 * 60 * minuteMs]

const openSchema = z.object({
  id: z.string(),
  attempt: z.number(),
  fence: z.number(),
  tries: z.number(),
  amountMinor: z.number(),
  smartpayId: z.string(),
  ageMs: z.number(),
  /** The policy's time for the shopper is over, or the next cycle begins. */
  isOver: z.boolean(),
  failure: z.string().nullable(),
})
type OpenCharge = ClaimedCharge &
  Pick<z.output<typeof openSchema>, 'smartpayId' | 'ageMs' | 'isOver' | 'failure'>

/**
 * Looks again at charges that Smartpay neither approved nor refused for good: the shopper may still repair them there. One
 * whose time is over is given up, and only then may another attempt be made.
 */
export function checkOpenCharges(run: Run): Promise<{ silent: boolean }> {
  return lookAgain(run, {
    claim: claimOpen,
    ask: ({ smartpayId }) => getOrder(smartpayId),
    meaningOf,
  })
}

function meaningOf(
  charge: OpenCharge,
  answer: Result<SmartpayOrder, SmartpayFailure>,
): ChargeOutcome {
  const { ageMs, isOver } = charge
  const waitMs = Math.min(latestMs, Math.max(soonestMs, ageMs / 4))
  if (!answer.ok) {
    const failure = answer.reason.errorCode ?? answer.reason.kind
    // Nobody can repair what Smartpay does not know.
    if (failure === 'order.not-found' && isOver) return { ...stillOpen, ...end }
    return {
      ...stillOpen,
      failure: isOdd(charge.failure) ? charge.failure : failure,
      waitMs,
      stops: isUnanswered(answer.reason),
    }
  }
  const outcome = { ...meaningOfOrder(charge, answer.value), waitMs }
  if (outcome.to === 'open' && isOver) return { ...outcome, ...end }
  // One that cannot be read any more is as open as it was.
  return outcome.to === 'unknown' ? { ...outcome, to: 'open' } : outcome
}

const end = { to: 'hard_declined', failure: givenUp, waitMs: null, stops: false } as const

const stillOpen = {
  to: 'open',
  mayHaveMoved: true,
  smartpayId: null,
  paymentIds: [],
} as const

/** Each is its runner's for the length of a lease, under a new number. */
async function claimOpen(test: boolean, most: number): Promise<OpenCharge[]> {
  const lease = beginLease()
  return inTransaction(async (tx) => {
    const charges = await rows(tx, openSchema)`
      with due as (
        select c.id, o.subscription_id, o.index from charges c join orders o on o.id = c.order_id
          join subscriptions s on s.id = o.subscription_id
        where c.status = 'open' and c.test = ${test} and c.next_try_at <= teiki_now()
        order by c.next_try_at, c.id limit ${most}
        for no key update of s skip locked for update of c skip locked
      )
      update charges c set fence = fence + 1, next_try_at = teiki_now() + make_interval(secs => ${leaseSeconds}::float8)
      from due where c.id = due.id
      returning c.id, c.attempt, c.fence, c.tries, c.amount_minor as "amountMinor", c.smartpay_id as "smartpayId",
        extract(epoch from teiki_now() - c.first_sent_at)::float8 * 1000 as "ageMs", ${isOver} as "isOver", c.failure`
    return charges.map((charge) => ({
      ...charge,
      mayHaveMoved: true,
      request: '',
      lease,
      was: 'open',
    }))
  })
}

const isOver = Prisma.sql`(
  c.first_sent_at < teiki_now() - make_interval(days => (select coalesce((facts->'charging'->'dunning'->'open'->>'giveUpAfterDays')::int, ${defaultOpenDays}) from shop))
  or exists (select from cycles n where n.subscription_id = due.subscription_id and n.index = due.index + 1
    and n.due_on <= shop_day(teiki_now()) + 1))`
