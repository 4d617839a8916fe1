import type { ComingCycle } from '#lib/calendar/coming-cycles.ts'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { cyclesAhead } from './cycles-ahead.ts'
import type { ScheduleFacts } from './schedule-command.ts'

/** A coming cycle with what is charged for it, in yen: what its payment method costs is a part of it. */
export type PreviewedCycle = ComingCycle & { amountMinor: number }

export type SchedulePreview = {
  now: PreviewedCycle[]
  afterwards: PreviewedCycle[]
  /** What was shown, in a form that can be compared. */
  mark: string
}

/** The next six cycles, as they are and as they would be. */
export function previewOf(
  facts: ScheduleFacts & { feeMinor: number },
  changes: readonly StoredChange[],
): SchedulePreview {
  const listed = (list: readonly StoredChange[]) =>
    cyclesAhead(facts, list).map((cycle) => ({ ...cycle, amountMinor: sumOf(facts, cycle) }))
  const [now, afterwards] = [listed(facts.changes), listed(changes)]
  return { now, afterwards, mark: [now, afterwards].map(marked).join(' > ') }
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
