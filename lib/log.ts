import pino from 'pino'
import { env } from '#lib/env.ts'
import { wallClockMs } from './clock.ts'
import { errorDescriber } from './log-error.ts'
import { fitting, type LogFields } from './log-fields.ts'
import { hasErrorListener, signalError } from './signals.ts'

export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  fields?: LogFields & { error?: unknown },
) => void

let started: Log | undefined

/** One JSON line. `event` is a fixed phrase in the past tense: "checkout session failed". */
export const log: Log = (...line) => {
  started ??= startLog(pino({ level: env().logLevel, base: null }))
  started(...line)
}

/** Writes fields of the allow-list and what may be said of an error, and nothing else. */
export function startLog(logger: pino.Logger): Log {
  const describe = errorDescriber()
  return (level, event, { error, ...fields } = {}) => {
    const isHeard = level === 'error' && hasErrorListener()
    if (!isHeard && !logger.isLevelEnabled(level)) return
    const described = error === undefined ? {} : describe(error)
    const line = { ...described, ...fitting(fields) }
    if (isHeard) signalError({ event, line, atMs: wallClockMs() })
    logger[level](line, event)
  }
}
