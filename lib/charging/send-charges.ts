import type { Budget } from '#lib/queue/budget.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import type { createOrder } from '#lib/smartpay/orders.ts'
import { Breaker, breakerHours } from './breaker.ts'
import type { CallSlots } from './call-slots.ts'
import { ChargeBatches } from './charge-batches.ts'
import { type ChargeOutcome, judgeCharge } from './charge-outcome.ts'
import { tripBreaker } from './charging-switch.ts'
import type { ClaimedCharge } from './claim-charges.ts'
import { mayStillCall } from './lease.ts'
import type { OutcomeBuffer } from './outcome-buffer.ts'
import { notSent, rateLimited } from './record-outcomes.ts'
import { Silence } from './silence.ts'
import { StopWatch } from './stop-watch.ts'

/** Calls to Smartpay at the same time. */
const atOnce = 64

/** What the parts of a run share. */
export type Run = {
  test: boolean
  outcomes: OutcomeBuffer
  slots: CallSlots
  budget: Budget
  send: typeof createOrder
}

/** `failed`: what threw here, whatever became of the charge. */
export type SentCounts = Record<
  'sent' | 'succeeded' | 'declined' | 'unanswered' | 'limited' | 'failed',
  number
>

/**
 * Claims what is due, batch by batch, and sends it; outcomes are written meanwhile. What was claimed and may not be sent any
 * more, because charging was stopped, or the lease or the run is nearly over, is given back: the run is then not complete.
 */
export async function sendCharges(run: Run, counts: SentCounts): Promise<End> {
  const { outcomes, budget } = run
  const batches = new ChargeBatches(run.test, run.slots)
  const breaker = new Breaker()
  const watch = new StopWatch(run.test)
  const silence = new Silence()
  let isLeft = false
  function giveBack(charge: ClaimedCharge): void {
    outcomes.add({ charge, outcome: given })
    isLeft = true
  }
  async function work(charge: ClaimedCharge): Promise<'silent' | 'answered'> {
    const outcome = breaker.isTripped ? null : await send(run, charge, watch)
    batches.done()
    if (outcome === null) {
      giveBack(charge)
      return 'answered'
    }
    count(counts, outcome)
    outcomes.add({ charge, outcome })
    if (outcome.failure === rateLimited) isLeft = true
    else if (breaker.trips(outcome.to, charge.attempt)) await tripBreaker(breakerHours)
    return silence.isHeardIn(outcome) ? 'silent' : 'answered'
  }
  const end = await workThrough<ClaimedCharge>(
    {
      job: 'charge',
      about: ({ id }) => ({ chargeId: id }),
      atOnce,
      ahead: () => batches.ahead(),
      take: async () => (breaker.isTripped ? [] : batches.take()),
      work,
      threw: async () => {
        counts.failed += 1
      },
      giveBack: async (charges) => charges.forEach(giveBack),
    },
    budget,
  )
  if (end !== 'empty' || breaker.isTripped) return end
  return isLeft || !batches.areAllTaken ? 'over' : 'empty'
}

/** Null: its time would have come too late, or charging was stopped since it was claimed. */
async function send(
  run: Run,
  charge: ClaimedCharge,
  watch: StopWatch,
): Promise<ChargeOutcome | null> {
  const answer = await run.slots.call(charge.lease, async () => {
    const isStopped = await watch.isStopped()
    // Asked last: whoever slept meanwhile sends nothing.
    if (isStopped || !mayStillCall(charge.lease)) return null
    return run.send(charge.request, `charge_${charge.id}`)
  })
  return answer && judgeCharge(charge, answer)
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

function count(counts: SentCounts, { to, failure }: ChargeOutcome): void {
  counts.sent += 1
  if (to === 'succeeded') counts.succeeded += 1
  if (to === 'hard_declined' || to === 'refused') counts.declined += 1
  if (to === 'unknown') counts.unanswered += 1
  if (failure === rateLimited) counts.limited += 1
}
