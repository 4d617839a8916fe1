import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { type ChangeRefusal, previewSchedule } from '#lib/subscriptions/schedule/change-schedule.ts'
import type { SchedulePreview } from '#lib/subscriptions/schedule/preview-schedule.ts'
import type { ScheduleCommand } from '#lib/subscriptions/schedule/schedule-command.ts'
import {
  type AskedChange,
  readScheduleCommand,
  readScheduleKind,
  type ScheduleKind,
} from './read-schedule-command.ts'

type Refusal = ChangeRefusal | 'unknown-change' | 'no-day'

export type ScheduleDialogState = {
  kind: ScheduleKind
  asked: AskedChange
  /** Null: its day is still to be chosen, or is to be chosen anew. */
  preview: SchedulePreview | null
}

/** What another day may help against. */
const ofTheDay: readonly Refusal[] = [
  'no-day',
  'same-day',
  'day-too-near',
  'day-too-far',
  'day-taken',
  'fixed-day',
  'in-pause',
]

/** The change that the address asks for, with its preview; null: it asks for none. A refusal alone: there is nothing to change. */
export async function readScheduleDialog(
  subscriptionId: string,
  query: Query,
): Promise<{ state: ScheduleDialogState | null; refusal: Refusal | null } | null> {
  const kind = readScheduleKind(query.do)
  if (kind === null) return null
  const asked = askedIn(query)
  const read = readScheduleCommand(asked)
  if (!read.ok && read.reason === 'unknown-change') return { state: null, refusal: read.reason }
  const toChoose = { kind, asked, preview: null }
  // Before its day is chosen: whether there is anything to choose.
  const probe = await previewSchedule(subscriptionId, read.ok ? read.command : probeOf(asked))
  if (probe.ok)
    return read.ok
      ? { state: { kind, asked, preview: probe.value }, refusal: null }
      : { state: toChoose, refusal: read.reason === 'no-day' ? 'no-day' : null }
  const isOfTheDay = ofTheDay.includes(probe.reason)
  return { state: isOfTheDay ? toChoose : null, refusal: probe.reason }
}

/** The change of the same order that needs no day. */
function probeOf({ do: kind, number }: AskedChange): ScheduleCommand {
  const read = readScheduleCommand({ do: 'skip', ...(number === undefined ? {} : { number }) })
  return kind !== 'pause' && read.ok ? read.command : { kind: 'pause', until: null }
}

function askedIn(query: Query): AskedChange {
  const names = ['do', 'number', 'to', 'until', 'later'] as const
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = query[name]
      return typeof text === 'string' ? [[name, text]] : []
    }),
  )
}
