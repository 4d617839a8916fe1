import { isSameCadence } from '#lib/calendar/changed-rules.ts'
import { dueAt } from '#lib/calendar/counted.ts'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { Cadence } from '#lib/catalog/cadence.ts'
import {
  type PreviewedCycle,
  previewOf,
  type SchedulePreview,
} from '#lib/subscriptions/schedule/preview-schedule.ts'
import type { ScheduleFacts } from '#lib/subscriptions/schedule/schedule-command.ts'
import type { AgreedTerms } from './terms.ts'

type Facts = ScheduleFacts & { feeMinor: number }

export type AmendedSchedule = SchedulePreview & {
  /** Of its coming orders, as they hold with the new terms. */
  changes: StoredChange[]
  /** The first order by the new terms. */
  first: PreviewedCycle | null
}

/** The next orders by the terms of now and by others: from the first that may still be changed on. */
export function amendedSchedule(facts: Facts, terms: AgreedTerms): AmendedSchedule {
  const changes = changesBy(facts, terms.content.cadence)
  const amended = { ...facts, ...terms, changes }
  const before = previewOf(facts, facts.changes)
  const after = previewOf(amended, changes)
  const { planVersionId, quantity, paymentMethod } = terms
  return {
    now: before.now,
    afterwards: after.now,
    changes,
    first: after.now.find(({ status }) => status === 'coming') ?? null,
    endsOn: after.endsOn,
    mark: [planVersionId, quantity, paymentMethod, before.mark, after.mark].join(' '),
  }
}

/**
 * With another cadence the orders are counted from the day of the first by the old one; the one before stays where it was. A
 * day or a skip that somebody chose for a later one meant an order of the old cadence.
 */
function changesBy({ content, anchorOn, changes, firstOpenIndex }: Facts, cadence: Cadence) {
  if (isSameCadence(content.cadence, cadence)) return [...changes]
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  const counted = (index: number): StoredChange => ({
    kind: 're-anchor',
    fromIndex: index,
    to: dueAt({ schedule, changes }, index),
  })
  return [
    ...changes.filter((change) => change.kind === 'pause' || isOf(change, firstOpenIndex)),
    counted(firstOpenIndex - 1),
    counted(firstOpenIndex),
  ]
}

/** Somebody skipped that very order. */
function isOf(change: StoredChange, index: number): boolean {
  return change.kind === 'skip' && change.index === index
}
