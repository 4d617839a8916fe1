import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import { wallClockMs } from './clock.ts'
import type { LogFields } from './log-fields.ts'

/**
 * What the product says to whoever listens outside (lib/telemetry), which is nobody unless a setting names them. Channels of
 * the process, because a build has this file more than once.
 */
export const [errorChannel, spanChannel, flushChannel] = [
  'teiki.error',
  'teiki.span',
  'teiki.flush',
] as const
const [errors, spans, flushes] = [
  channel(errorChannel),
  channel(spanChannel),
  channel(flushChannel),
]

/** A line of the log about an error: what the log may write, and no more. */
export type ErrorSignal = { event: string; line: Record<string, unknown>; atMs: number }

/** A piece of work that is over. Ids are hexadecimal, as OpenTelemetry has them; times are the machine's. */
export type SpanSignal = {
  traceId: string
  spanId: string
  parentId: string | null
  name: string
  /** `call`: somebody outside was asked. */
  kind: 'job' | 'call'
  startMs: number
  endMs: number
  failed: boolean
  fields: LogFields
}

/** Somebody outside is told of something. */
export function hasListeners(): boolean {
  return flushes.hasSubscribers
}

export function hasErrorListener(): boolean {
  return errors.hasSubscribers
}

export function signalError(signal: ErrorSignal): void {
  errors.publish(signal)
}

/** What is told of work when it is over. `quiet`: nothing worth telling, unless it asked somebody outside. */
export type SpanOutcome = { failed: boolean; quiet?: boolean; fields: LogFields }

type Running = { traceId: string; spanId: string; asked: boolean }
const running = new AsyncLocalStorage<Running>()

/**
 * Runs `work` and tells whoever listens how long it took and what came of it; work within it belongs to it. Where nobody
 * listens it is the work alone. @param name of the code: nothing that somebody typed, and no id
 */
export async function traced<Value>(
  kind: SpanSignal['kind'],
  name: string,
  work: () => Promise<Value>,
  tell: (value: Value) => SpanOutcome,
): Promise<Value> {
  if (!spans.hasSubscribers) return work()
  const parent = running.getStore()
  if (parent) parent.asked = true
  const own: Running = {
    traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    asked: false,
  }
  const startMs = wallClockMs()
  const end = ({ quiet = false, ...outcome }: SpanOutcome) => {
    if (quiet && !own.asked) return
    const { traceId, spanId } = own
    const times = { startMs, endMs: wallClockMs() }
    spans.publish({
      traceId,
      spanId,
      parentId: parent?.spanId ?? null,
      name,
      kind,
      ...times,
      ...outcome,
    })
  }
  try {
    const value = await running.run(own, work)
    end(tell(value))
    return value
  } catch (error) {
    end({ failed: true, fields: {} })
    throw error
  }
}

/** For a process that is about to end, or to be frozen after an answer: what was told has left, or had its chance. Never throws. */
export async function flushSignals(): Promise<void> {
  const leaving: Promise<unknown>[] = []
  flushes.publish(leaving)
  await Promise.allSettled(leaving)
}
