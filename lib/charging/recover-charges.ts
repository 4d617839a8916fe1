import { log } from '#lib/log.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import { type ChargeOutcome, judgeCharge, meaningOfOrder } from './charge-outcome.ts'
import { claimUnsettled, type UnsettledCharge } from './claim-unsettled.ts'
import { howToFindOut, isSurelyNone } from './find-out.ts'
import { lookUpOrders } from './look-up-orders.ts'
import { type Answered, recordOutcomes } from './record-outcomes.ts'

const batchSize = 32

/**
 * Finds out how charges ended that nobody wrote the outcome of. Any number may run: each charge is one runner's. Ends
 * at the first silence of Smartpay's, and goes on in the next run.
 *
 * @returns how many were found out
 */
export async function recoverCharges(
  test: boolean,
  budget: Budget = unlimited,
): Promise<{ recovered: number; silent: boolean }> {
  let recovered = 0
  while (!budget.isOver()) {
    const charges = await claimUnsettled(test, batchSize)
    if (charges.length === 0) break
    const answered = [...(await sendAgain(charges)), ...(await lookUp(charges))]
    await recordOutcomes(answered)
    recovered += answered.filter(({ outcome }) => outcome.to !== 'unknown').length
    if (answered.some(({ outcome }) => outcome.stops)) return { recovered, silent: true }
  }
  return { recovered, silent: false }
}

function sendAgain(charges: readonly UnsettledCharge[]): Promise<Answered[]> {
  const chosen = charges.filter((charge) => howToFindOut(charge) === 'send-again')
  return Promise.all(
    chosen.map(async (charge) => ({
      charge,
      outcome: judgeCharge(charge, await createOrder(charge.request, `charge_${charge.id}`)),
    })),
  )
}

async function lookUp(charges: readonly UnsettledCharge[]): Promise<Answered[]> {
  const chosen = charges.filter((charge) => howToFindOut(charge) === 'look-up')
  if (chosen.length === 0) return []
  const references = new Set(chosen.map(({ id }) => id))
  const oldestMs = Math.min(...chosen.map(({ firstSentAtMs }) => firstSentAtMs))
  const found = await lookUpOrders(references, oldestMs)
  if (!found.ok) {
    log('warn', 'orders not readable', { job: 'charge', kind: found.reason.kind })
    return chosen.map((charge) => ({ charge, outcome: judgeCharge(charge, found) }))
  }
  return chosen.map((charge) => {
    const order = found.value.get(charge.id)
    return { charge, outcome: order ? meaningOfOrder(charge, order) : missing(charge) }
  })
}

function missing(charge: UnsettledCharge): ChargeOutcome {
  const none = isSurelyNone(charge)
  return {
    to: none ? 'failed' : 'unknown',
    mayHaveMoved: !none,
    failure: none ? 'not-at-smartpay' : (charge.failure ?? 'timeout'),
    smartpayId: null,
    paymentIds: [],
    stops: false,
    waitMs: none ? null : lookAgainMs,
  }
}

const lookAgainMs = 3_600_000
