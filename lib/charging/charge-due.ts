import { type Budget, unlimited } from '#lib/queue/budget.ts'
import type { End } from '#lib/queue/work-through.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { CallSlots } from './call-slots.ts'
import { whyNoCharges } from './charging-switch.ts'
import { checkAuthorized } from './check-authorized.ts'
import { checkOpenCharges } from './check-open-charges.ts'
import { findDue } from './find-due.ts'
import { OutcomeBuffer } from './outcome-buffer.ts'
import { recoverCharges } from './recover-charges.ts'
import { type Run, type SentCounts, sendCharges } from './send-charges.ts'
import { watchGivenUp } from './watch-given-up.ts'

type Counts = SentCounts & { recovered: number }

const none: Counts = {
  recovered: 0,
  sent: 0,
  succeeded: 0,
  declined: 0,
  unanswered: 0,
  limited: 0,
  failed: 0,
}

/**
 * Finds out about charges without an outcome and those that are still open, then charges what is due: claim, send, record.
 * The charge and its bytes are written down before the call, and its outcome after it, so that whatever ends this process
 * in between is found out by `recover-charges.ts`. Any number of runs may overlap; together they call Smartpay no faster
 * than it lets them (`call-rate.ts`). A Smartpay that does not answer, or does not let us in, stops the run; so does one
 * in which charge after charge goes wrong (`breaker.ts`).
 *
 * @param send asks Smartpay for the order of a charge
 */
export async function chargeDue(
  budget: Budget = unlimited,
  send: typeof createOrder = createOrder,
): Promise<Counts & { end: End | KeyRefusal | 'not-enabled' }> {
  const counts: Counts = { ...none }
  const may = await mayAskSmartpay()
  if (!may.ok) return { ...counts, end: may.reason }
  const { test } = may.value
  const stop = await whyNoCharges(test)
  if (stop === 'not-enabled') return { ...counts, end: stop }
  const outcomes = new OutcomeBuffer()
  try {
    const slots = new CallSlots(test, budget)
    const end = await work({ test, outcomes, slots, budget, send }, counts)
    await outcomes.end()
    counts.failed += outcomes.failed
    return { ...counts, end }
  } finally {
    // Also where taking more threw: what was answered is written.
    await outcomes.end()
  }
}

async function work(run: Run, counts: Counts): Promise<End> {
  const due = await findDue(run.test)
  if (due.unsettled) {
    const { recovered, silent } = await recoverCharges(run)
    counts.recovered = recovered
    if (silent) return 'silent'
  }
  if (due.open && (await checkOpenCharges(run)).silent) return 'silent'
  if (due.authorized && (await checkAuthorized(run)).silent) return 'silent'
  if (due.givenUp && (await watchGivenUp(run)).silent) return 'silent'
  if (due.intended) return sendCharges(run, counts)
  return run.budget.isOver() ? 'over' : 'empty'
}
