import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { Breaker, breakerHours } from './breaker.ts'
import { type ChargeOutcome, judgeCharge } from './charge-outcome.ts'
import { tripBreaker, whyNoCharges } from './charging-switch.ts'
import { checkOpenCharges } from './check-open-charges.ts'
import { type ClaimedCharge, claimCharges } from './claim-charges.ts'
import { findDue } from './find-due.ts'
import { mayStillCall } from './lease.ts'
import { OutcomeBuffer } from './outcome-buffer.ts'
import { notSent } from './record-outcomes.ts'
import { recoverCharges } from './recover-charges.ts'
import { watchGivenUp } from './watch-given-up.ts'

/** Calls to Smartpay at the same time. */
const atOnce = 16
/** The last of them begins its call long before the lease ends, however slow Smartpay is. */
const batchSize = 2 * atOnce

type Counts = Record<
  'recovered' | 'sent' | 'succeeded' | 'declined' | 'unanswered' | 'failed',
  number
>

const none: Counts = { recovered: 0, sent: 0, succeeded: 0, declined: 0, unanswered: 0, failed: 0 }

/**
 * Finds out about charges without an outcome and those that are still open, then charges what is due: claim, send, record.
 * The charge and its bytes are written down before the call, and its outcome after it, so that whatever ends this process
 * in between is found out by `recover-charges.ts`. Any number of runs may overlap. A Smartpay that does not answer, or does
 * not let us in, stops the run; so does one in which charge after charge goes wrong (`breaker.ts`).
 */
export async function chargeDue(
  budget: Budget = unlimited,
): Promise<Counts & { end: End | KeyRefusal | 'not-enabled' }> {
  const counts: Counts = { ...none }
  const may = await mayAskSmartpay()
  if (!may.ok) return { ...counts, end: may.reason }
  const stop = await whyNoCharges(may.value.test)
  if (stop === 'not-enabled') return { ...counts, end: stop }
  const outcomes = new OutcomeBuffer()
  try {
    const end = await run(may.value.test, { outcomes, counts, budget })
    await outcomes.end()
    counts.failed += outcomes.failed
    return { ...counts, end }
  } finally {
    // Also where taking more threw: what was answered is written.
    await outcomes.end()
  }
}

type Run = { outcomes: OutcomeBuffer; counts: Counts; budget: Budget }

async function run(test: boolean, { outcomes, counts, budget }: Run): Promise<End> {
  const due = await findDue(test)
  if (due.unsettled) {
    const { recovered, silent } = await recoverCharges(test, outcomes, budget)
    counts.recovered = recovered
    if (silent) return 'silent'
  }
  if (due.open && (await checkOpenCharges(test, outcomes, budget)).silent) return 'silent'
  if (due.givenUp && (await watchGivenUp(test, budget)).silent) return 'silent'
  if (!due.intended) return budget.isOver() ? 'over' : 'empty'
  const breaker = new Breaker()
  return workThrough<ClaimedCharge>(
    {
      job: 'charge',
      about: ({ id }) => ({ chargeId: id }),
      atOnce,
      take: taking(test, { budget, breaker }),
      work: async (charge) => {
        // Whose lease is nearly over is left to whoever claims it next: nothing was sent.
        if (!mayStillCall(charge.lease)) return 'answered'
        if (breaker.isTripped) {
          outcomes.add({ charge, outcome: given })
          return 'answered'
        }
        const outcome = judgeCharge(
          charge,
          await createOrder(charge.request, `charge_${charge.id}`),
        )
        count(counts, outcome)
        outcomes.add({ charge, outcome })
        if (breaker.trips(outcome.to, charge.attempt)) await tripBreaker(breakerHours)
        return outcome.stops ? 'silent' : 'answered'
      },
      threw: async () => {
        counts.failed += 1
      },
      giveBack: async (charges) => {
        for (const charge of charges) outcomes.add({ charge, outcome: given })
      },
    },
    budget,
  )
}

/** Batch by batch. One of which all were put off is none to send, and not the last one either. */
function taking(
  test: boolean,
  { budget, breaker }: { budget: Budget; breaker: Breaker },
): () => Promise<ClaimedCharge[]> {
  let last = false
  return async () => {
    while (!last && !budget.isOver() && !breaker.isTripped) {
      const claimed = await claimCharges(test, batchSize)
      last = claimed.last
      if (claimed.charges.length > 0) return claimed.charges
    }
    return []
  }
}

const given: ChargeOutcome = {
  to: 'intended',
  mayHaveMoved: false,
  failure: notSent,
  smartpayId: null,
  paymentIds: [],
  stops: false,
  waitMs: null,
}

function count(counts: Counts, { to }: ChargeOutcome): void {
  counts.sent += 1
  if (to === 'succeeded') counts.succeeded += 1
  if (to === 'hard_declined' || to === 'refused') counts.declined += 1
  if (to === 'unknown') counts.unanswered += 1
}
