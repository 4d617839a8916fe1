import type { Turn } from '#lib/queue/turn.ts'
import type { End } from '#lib/queue/work-through.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'

/** Whom a job asks outside. Those that ask nobody come first in a call that runs all. */
export const needsOfJobs = ['nothing', 'mail', 'smartpay'] as const
type Needs = (typeof needsOfJobs)[number]

/**
 * Why a job failed. `silent`: whom it asks did not answer; `no-time`: a call ended before its turn; `other-mode` and
 * `other-account`: this process's key is not the shop's, and nothing was begun; `not-enabled`: it may not charge live tokens.
 */
export const jobFailures = [
  'silent',
  'error',
  'no-time',
  'other-mode',
  'other-account',
  'not-enabled',
] as const
type JobFailure = (typeof jobFailures)[number]

export type JobResult = {
  status: 'done' | 'not_due' | 'failed'
  because: JobFailure | null
  /** Nothing is left that is due. False: the next run goes on. */
  complete: boolean
  counts: Record<string, number>
}

/** Something that time brings. An entry of the registry is all that a new one needs. */
export type Job = {
  name: string
  needs: Needs
  /** The worker begins it so often. */
  everyMs: number
  /** One run ends by itself some seconds after that. */
  budgetMs: number
  /** Later than that after it was last complete, somebody is told. */
  lateAfterMs: number
  /** Not due again before that after it was last complete. */
  restMs?: number
  /** Never twice at once: it goes on from a cursor, or waits for a lock of its own. */
  alone?: boolean
  /** Other jobs cause work for it: a call that runs all runs it at the end once more. */
  again?: boolean
  run(turn: Turn): Promise<JobResult>
}

export function done(counts: Record<string, number> = {}, complete = true): JobResult {
  return { status: 'done', because: null, complete, counts }
}

export function failed(because: JobFailure, counts: Record<string, number> = {}): JobResult {
  return { status: 'failed', because, complete: false, counts }
}

export const notDue: JobResult = { status: 'not_due', because: null, complete: true, counts: {} }

/** How work on due rows ended, or why it was not begun. */
export type JobEnd = End | KeyRefusal | 'not-enabled'

/** Of work on due rows: how it ended, and what was counted. */
export function resultOf(end: JobEnd, counts: Record<string, number>): JobResult {
  return end === 'empty' || end === 'over' ? done(counts, end === 'empty') : failed(end, counts)
}
