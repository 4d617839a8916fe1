import { log } from '#lib/log.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import { type ChargeOutcome, judgeCharge, meaningOfOrder } from './charge-outcome.ts'
import { claimUnsettled, type UnsettledCharge } from './claim-unsettled.ts'
import { isSurelyNone } from './find-out.ts'
import { mayStillCall } from './lease.ts'
import { type Found, lookUpOrders } from './look-up-orders.ts'
import type { OutcomeBuffer } from './outcome-buffer.ts'
import type { Answered } from './record-outcomes.ts'

/** All are asked for at the same time. */
const batchSize = 16

/**
 * Finds out how charges ended that nobody wrote the outcome of. Any number may run: each charge is one runner's. Ends
 * at the first silence of Smartpay's, and goes on in the next run.
 *
 * @returns how many were found out, and whether Smartpay was silent
 */
export async function recoverCharges(
  test: boolean,
  outcomes: OutcomeBuffer,
  budget: Budget = unlimited,
): Promise<{ recovered: number; silent: boolean }> {
  let recovered = 0
  while (!budget.isOver()) {
    const charges = await claimUnsettled(test, batchSize)
    if (charges.length === 0) break
    for (const find of [sendAgain, lookUp]) {
      const answered = await find(charges)
      for (const one of answered) outcomes.add(one)
      recovered += answered.filter(({ outcome }) => outcome.to !== 'unknown').length
      if (answered.some(({ outcome }) => outcome.stops)) return { recovered, silent: true }
    }
    await outcomes.end()
  }
  return { recovered, silent: false }
}

async function sendAgain(charges: readonly UnsettledCharge[]): Promise<Answered[]> {
  const chosen = charges.filter(({ how, lease }) => how === 'send-again' && mayStillCall(lease))
  return Promise.all(
    chosen.map(async (charge) => ({
      charge,
      outcome: judgeCharge(charge, await createOrder(charge.request, `charge_${charge.id}`)),
    })),
  )
}

async function lookUp(charges: readonly UnsettledCharge[]): Promise<Answered[]> {
  const chosen = charges.filter(({ how, lease }) => how === 'look-up' && mayStillCall(lease))
  const [first] = chosen
  if (!first) return []
  const references = new Set(chosen.map(({ id }) => id))
  const oldestMs = Math.min(...chosen.map(({ firstSentAtMs }) => firstSentAtMs))
  const found = await lookUpOrders(references, oldestMs, () => !mayStillCall(first.lease))
  if (!found.ok) {
    log('warn', 'orders not readable', { job: 'charge', kind: found.reason.kind })
    return chosen.map((charge) => ({ charge, outcome: judgeCharge(charge, found) }))
  }
  return chosen.map((charge) => ({
    charge,
    outcome: meaningOf(charge, found.value.get(charge.id)),
  }))
}

function meaningOf(charge: UnsettledCharge, found: Found | undefined): ChargeOutcome {
  if (found && found !== 'double') return meaningOfOrder(charge, found)
  const none = found === undefined && isSurelyNone(charge)
  const failure = found === 'double' ? 'order.double' : (charge.failure ?? 'timeout')
  return {
    to: none ? 'failed' : 'unknown',
    mayHaveMoved: !none,
    failure: none ? 'not-at-smartpay' : failure,
    smartpayId: null,
    paymentIds: [],
    stops: false,
    waitMs: lookAgainMs,
  }
}

const lookAgainMs = 3_600_000
