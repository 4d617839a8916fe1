import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { log } from '#lib/log.ts'
import { isOdd, type Oddity } from '#lib/states/charge-failure.ts'
import { type ChargeOutcome, judgeCharge, meaningOfOrder } from './charge-outcome.ts'
import { claimUnsettled, type UnsettledCharge } from './claim-unsettled.ts'
import { isSurelyNone } from './find-out.ts'
import { type Found, lookUpOrders, marginMs } from './look-up-orders.ts'
import type { Answered } from './record-outcomes.ts'
import type { Run } from './send-charges.ts'
import { isSilentIn } from './silence.ts'

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
      if (isSilentIn(answered.map(({ outcome }) => outcome))) return { recovered, silent: true }
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

/** What stays unknown for days has a walk of its own: it reads further back, and the others do not wait for it. */
const youngMs = 24 * 3_600_000

async function lookUp(run: Run, charges: readonly UnsettledCharge[]): Promise<Answered[]> {
  const chosen = charges.filter(({ how }) => how === 'look-up')
  const isYoung = ({ firstSentAtMs, nowMs }: UnsettledCharge) => nowMs - firstSentAtMs < youngMs
  const young = await walk(run, chosen.filter(isYoung))
  if (isSilentIn(young.map(({ outcome }) => outcome))) return young
  const old = await walk(
    run,
    chosen.filter((charge) => !isYoung(charge)),
  )
  return [...young, ...old]
}

async function walk(run: Run, charges: readonly UnsettledCharge[]): Promise<Answered[]> {
  const [first] = charges
  if (!first) return []
  const references = new Set(charges.map(({ id }) => id))
  const oldestMs = Math.min(...charges.map(({ firstSentAtMs }) => firstSentAtMs))
  const found = await lookUpOrders(references, oldestMs, (read) =>
    run.slots.call(first.lease, read),
  )
  if (found.ok) {
    const { orders, reachesBack } = found.value
    const isWhole = reachesBack || !(await knowsOrderBefore(run.test, oldestMs - 2 * marginMs))
    return charges.map((charge) => ({
      charge,
      outcome: meaningOf(charge, orders.get(charge.id), isWhole),
    }))
  }
  log('warn', 'orders not readable', { job: 'charge', kind: found.reason.kind })
  return charges.map((charge) => {
    const outcome = judgeCharge(charge, found)
    // An order of it that was seen stays seen, however often the list cannot be read.
    return isOdd(charge.failure)
      ? { charge, outcome: { ...outcome, failure: charge.failure } }
      : { charge, outcome }
  })
}

const existsSchema = z.object({ exists: z.boolean() })

/** Smartpay's list must have that one, too: where it has not, it is not the whole list. */
async function knowsOrderBefore(test: boolean, beforeMs: number): Promise<boolean> {
  const { exists } = await requireRow(db(), existsSchema)`
    select exists (select from charges where test = ${test} and smartpay_id is not null
      and first_sent_at < ${new Date(beforeMs)}) as exists`
  return exists
}

/** The whole list had no order of it; it takes a second look, an hour later, to believe that. */
const notInList = 'not-in-list'

function meaningOf(
  charge: UnsettledCharge,
  found: Found | undefined,
  isWhole: boolean,
): ChargeOutcome {
  if (found && found !== 'double') return meaningOfOrder(charge, found)
  const missing = found === undefined && isWhole && isSurelyNone(charge)
  const none = missing && charge.failure === notInList
  const double: Oddity = 'order.double'
  const failure = found === 'double' ? double : (charge.failure ?? 'timeout')
  return {
    to: none ? 'failed' : 'unknown',
    mayHaveMoved: !none,
    failure: none ? 'not-at-smartpay' : missing ? notInList : failure,
    smartpayId: null,
    paymentIds: [],
    stops: false,
    waitMs: lookAgainMs,
  }
}

const lookAgainMs = 3_600_000
