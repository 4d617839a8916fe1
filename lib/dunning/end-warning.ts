import type { PlainDate } from '#lib/plain-date.ts'
import type { DunningStep } from './next-step.ts'

/** So many days before an order is given up its shopper hears of it for the last time. */
const warnDays = 2

export type WarningFacts = {
  /** What comes next of an order that waits for money, and on which of the shop's days. */
  step: DunningStep | null
  stepOn: PlainDate | null
  /** Of the last attempt. */
  endedOn: PlainDate
  /** On which they were mailed that it was declined, with what comes next; null: they were not. */
  declineMailedOn: PlainDate | null
}

/**
 * From when on the shopper is warned that an order is about to be given up, and the last day on which they can still do
 * something about it: the one before. Null: they are not. Nobody is warned of an end that comes at once, of one of which the
 * mail about the decline told on the same day, or of a transfer that is asked for by a mail of its own.
 */
export function endWarning(facts: WarningFacts): { from: PlainDate; lastDay: PlainDate } | null {
  const { step, stepOn, endedOn, declineMailedOn } = facts
  if (step?.does !== 'give-up' || step.end === 'transfer' || stepOn === null) return null
  const lastDay = stepOn.subtract({ days: 1 })
  const from = [stepOn.subtract({ days: warnDays }), endedOn]
    .concat(declineMailedOn ? [declineMailedOn.add({ days: 1 })] : [])
    .reduce(laterOf)
  return from.until(lastDay).sign < 0 ? null : { from, lastDay }
}

function laterOf(one: PlainDate, other: PlainDate): PlainDate {
  return one.until(other).sign > 0 ? other : one
}
