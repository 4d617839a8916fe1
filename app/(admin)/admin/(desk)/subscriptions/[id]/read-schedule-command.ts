import type { PlainDate } from '#lib/plain-date.ts'
import { plainDate } from '#lib/plain-date.ts'
import type { ScheduleCommand } from '#lib/subscriptions/schedule/schedule-command.ts'

export const scheduleKinds = [
  'skip',
  'take-back-skip',
  'move',
  'pause',
  'resume',
  'end',
  'take-back-end',
] as const
export type ScheduleKind = (typeof scheduleKinds)[number]

/** What an address or a form says of a change; all of it may be anything. */
export type AskedChange = Partial<Record<'do' | 'number' | 'to' | 'until' | 'later', string>>

type Read =
  | { ok: true; command: ScheduleCommand }
  /** `not-chosen`: the day is still to be chosen. */
  | { ok: false; reason: 'unknown-change' | 'no-day' | 'not-chosen' }

/** The kind of change that is asked for; null: it is none of these. */
export function readScheduleKind(asked: unknown): ScheduleKind | null {
  return scheduleKinds.find((one) => one === asked) ?? null
}

export function readScheduleCommand(asked: AskedChange): Read {
  const kind = readScheduleKind(asked.do)
  if (kind === 'resume' || kind === 'end' || kind === 'take-back-end')
    return { ok: true, command: { kind } }
  if (kind === 'pause') return readPause(asked.until)
  const index = readIndex(asked.number)
  if (kind === null || index === null) return { ok: false, reason: 'unknown-change' }
  if (kind !== 'move') return { ok: true, command: { kind, index } }
  if (asked.to === undefined) return { ok: false, reason: 'not-chosen' }
  const to = readDay(asked.to)
  if (!to) return { ok: false, reason: 'no-day' }
  return { ok: true, command: { kind, index, to, later: asked.later === 'yes' } }
}

function readPause(text: string | undefined): Read {
  if (text === undefined) return { ok: false, reason: 'not-chosen' }
  const until = readDay(text)
  if (text.trim() !== '' && until === null) return { ok: false, reason: 'no-day' }
  return { ok: true, command: { kind: 'pause', until } }
}

/** Orders are numbered from 1 where people read them. */
function readIndex(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) - 1 : null
}

function readDay(text: string): PlainDate | null {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? plainDate(text.trim()) : null
  } catch {
    return null
  }
}
