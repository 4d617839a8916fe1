import pino from 'pino'
import { env } from '#lib/env.ts'

/** The only fields a log line may carry: ids of ours, codes and counts. No names, mails, keys, tokens. */
export type LogFields = {
  signupId?: string
  tokenId?: string
  job?: string
  code?: string
  kind?: string
  status?: number
  attempt?: number
  count?: number
  /** From where somebody who was not let in has tried: whoever looks after the shop may have to shut it out. */
  network?: string
  elapsedMs?: number
  reference?: string
  error?: unknown
}

let logger: pino.Logger | undefined

/** One JSON line. `event` is a fixed phrase in the past tense: "checkout session failed". */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void {
  logger ??= pino({ level: env().logLevel, base: null })
  const { error, ...rest } = fields
  logger[level]({ ...rest, ...describe(error) }, event)
}

/** The error's name, code and stack without its message, which may quote a person's data. */
function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return {}
  const code = 'code' in error && typeof error.code === 'string' ? { errorCode: error.code } : {}
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { errorName: error.name, ...code, stack: frames.slice(0, 12).join('\n') }
}
