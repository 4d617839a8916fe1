import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { type ChargeOutcome, judgeCharge } from './charge-outcome.ts'
import { type ClaimedCharge, claimCharges } from './claim-charges.ts'
import { mayStillCall } from './lease.ts'
import { OutcomeBuffer } from './outcome-buffer.ts'
import { notSent } from './record-outcomes.ts'
import { recoverCharges } from './recover-charges.ts'

/** Calls to Smartpay at the same time. */
const atOnce = 16
/** The last of them begins its call long before the lease ends, however slow Smartpay is. */
const batchSize = 2 * atOnce

type Counts = Record<'recovered' | 'sent' | 'succeeded' | 'declined' | 'unknown' | 'failed', number>

/**
 * Finds out about charges without an outcome, then charges what is due: claim, send, record. The charge and its bytes
 * are written down before the call, and its outcome after it, so that whatever ends this process in between is found
 * out by `recover-charges.ts`. Any number of runs may overlap. A Smartpay that does not answer, or does not let us in,
 * stops the run.
 */
export async function chargeDue(
  budget: Budget = unlimited,
): Promise<Counts & { end: End | KeyRefusal }> {
  const counts: Counts = { recovered: 0, sent: 0, succeeded: 0, declined: 0, unknown: 0, failed: 0 }
  const may = await mayAskSmartpay()
  if (!may.ok) return { ...counts, end: may.reason }
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
  const { recovered, silent } = await recoverCharges(test, outcomes, budget)
  counts.recovered = recovered
  if (silent) return 'silent'
  return workThrough<ClaimedCharge>(
    {
      job: 'charge',
      about: ({ id }) => ({ chargeId: id }),
      atOnce,
      take: () => takeDue(test, budget),
      work: async (charge) => {
        // Whose lease is nearly over is left to whoever claims it next: nothing was sent.
        if (!mayStillCall(charge.lease)) return 'answered'
        const outcome = judgeCharge(
          charge,
          await createOrder(charge.request, `charge_${charge.id}`),
        )
        count(counts, outcome)
        outcomes.add({ charge, outcome })
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

/** A batch of which all were put off is none to send, and not the last one either. */
async function takeDue(test: boolean, budget: Budget): Promise<ClaimedCharge[]> {
  while (!budget.isOver()) {
    const claimed = await claimCharges(test, batchSize)
    if (claimed === null) return []
    if (claimed.length > 0) return claimed
  }
  return []
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
  if (to === 'unknown') counts.unknown += 1
}
