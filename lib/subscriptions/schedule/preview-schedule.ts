import { endIndexOf } from '#lib/calendar/changes.ts'
import type { ComingCycle } from '#lib/calendar/coming-cycles.ts'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { cyclesAhead, shownAhead } from './cycles-ahead.ts'
import { endsOn } from './ending.ts'
import { resumesOn } from './pause.ts'
import type { ScheduleFacts } from './schedule-command.ts'

/** A coming cycle with what is charged for it, in yen: what its payment method costs is a part of it. */
export type PreviewedCycle = ComingCycle & {
  amountMinor: number
  /** Why an order still comes of a subscription that ends. */
  comesFor: 'minimum' | null
}

export type SchedulePreview = {
  now: PreviewedCycle[]
  afterwards: PreviewedCycle[]
  /** From when on the end cannot be taken back; null: it does not end, or nobody knows yet. */
  endsOn: PlainDate | null
  /** What was shown, in a form that can be compared. */
  mark: string
}

/** The next six cycles, or as many as still bring an order and the first that does not: as they are and as they would be. */
export function previewOf(
  facts: ScheduleFacts & { feeMinor: number },
  changes: readonly StoredChange[],
): SchedulePreview {
  const ends = Math.max(endIndexOf(facts.changes) ?? 0, endIndexOf(changes) ?? 0)
  const count = Math.max(shownAhead, ends - facts.firstOpenIndex + 1)
  const listed = (list: readonly StoredChange[]) =>
    cyclesAhead(facts, list, count).map((cycle) => ({
      ...cycle,
      amountMinor: sumOf(facts, cycle),
      comesFor:
        endIndexOf(list) !== null && cycle.status === 'coming' ? ('minimum' as const) : null,
    }))
  const [now, afterwards] = [listed(facts.changes), listed(changes)]
  const waits = facts.status === 'paused' && resumesOn(facts, changes) === null
  return {
    now,
    afterwards,
    endsOn: endsOn(facts, changes, waits),
    mark: [now, afterwards].map(marked).join(' > '),
  }
}

function sumOf({ feeMinor }: { feeMinor: number }, { index, content, quantity }: PreviewedContent) {
  const { firstOrderMinor, laterOrderMinor } = planSums(content, quantity, feeMinor)
  return index === 0 ? firstOrderMinor : laterOrderMinor
}
type PreviewedContent = Pick<ComingCycle, 'index' | 'content' | 'quantity'>

function marked(cycles: readonly PreviewedCycle[]): string {
  return cycles
    .map(({ index, due, status, amountMinor }) => `${index}:${due.on}:${status}:${amountMinor}`)
    .join(',')
}
