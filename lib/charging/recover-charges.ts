import { log } from '#lib/log.ts'
import { type ChargeOutcome, judgeCharge, meaningOfOrder } from './charge-outcome.ts'
import { claimUnsettled, type UnsettledCharge } from './claim-unsettled.ts'
import { isSurelyNone } from './find-out.ts'
import { mayStillCall } from './lease.ts'
import { type Found, lookUpOrders } from './look-up-orders.ts'
import type { Answered } from './record-outcomes.ts'
import type { Run } from './send-charges.ts'

/** All are asked for at the same time. */
const batchSize = 16

/**
 * Finds out how charges ended that nobody wrote the outcome of. Any number may run: each charge is one runner's. Ends
 * at the first silence of Smartpay's, and goes on in the next run.
 *
 * @returns how many were found out, and whether Smartpay was silent
 */
export async function recoverCharges(run: Run): Promise<{ recovered: number; silent: boolean }> {
  const { test, outcomes, slots } = run
  let recovered = 0
  while (await slots.areNear()) {
    const charges = await claimUnsettled(test, batchSize)
    if (charges.length === 0) break
    for (const find of [sendAgain, lookUp]) {
      const answered = await find(run, charges)
      for (const one of answered) outcomes.add(one)
      recovered += answered.filter(({ outcome }) => outcome.to !== 'unknown').length
      if (answered.some(({ outcome }) => outcome.stops)) return { recovered, silent: true }
    }
    await outcomes.end()
  }
  return { recovered, silent: false }
}

/** One whose time would come too late is left to whoever claims it next. */
async function sendAgain(run: Run, charges: readonly UnsettledCharge[]): Promise<Answered[]> {
  const chosen = charges.filter(({ how }) => how === 'send-again')
  const answered = await Promise.all(
    chosen.map(async (charge) => {
      const { id, lease, request } = charge
      const answer = await run.slots.call(lease, () => run.send(request, `charge_${id}`))
      return answer && { charge, outcome: judgeCharge(charge, answer) }
    }),
  )
  return answered.filter((one) => one !== null)
}

async function lookUp(_run: Run, charges: readonly UnsettledCharge[]): Promise<Answered[]> {
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
