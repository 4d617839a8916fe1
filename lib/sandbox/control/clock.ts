import type { z } from 'zod'
import { type Answer, refusal } from '../api/answers.ts'
import { commit, type Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import type { clockInput } from './input.ts'

/** How the sandbox's clock stands to the real one. */
export function readClock({ store, now }: Parts): Answer {
  return { status: 200, body: { now: now(), offsetMs: settingsOf(store.state).clockOffsetMs } }
}

/**
 * Only forward, since what has happened has happened; or back to real time. Where nothing has happened yet,
 * the clock may begin in the past. What falls due on the way has happened before this answers, but for
 * deliveries, which are then on their way.
 */
export function moveClock(parts: Parts, input: z.output<typeof clockInput>): Answer {
  const settings = settingsOf(parts.store.state)
  const clockOffsetMs = offsetFor(input, settings.clockOffsetMs, parts.now())
  const isBack = clockOffsetMs < settings.clockOffsetMs && clockOffsetMs !== 0
  if (isBack && !isUntouched(parts))
    return refusal(400, 'request.invalid', 'The clock only moves forward, or back to offsetMs 0')
  commit(parts, { changes: [{ put: 'settings', object: { ...settings, clockOffsetMs } }] })
  parts.agenda.runDue()
  return readClock(parts)
}

/** No merchant has made anything here. */
function isUntouched({ store: { state } }: Parts): boolean {
  return [state.sessions, state.orders, state.coupons, state.events].every(({ size }) => size === 0)
}

function offsetFor(input: z.output<typeof clockInput>, offsetMs: number, now: number): number {
  if ('offsetMs' in input) return input.offsetMs
  return 'advanceMs' in input ? offsetMs + input.advanceMs : offsetMs + input.now - now
}
