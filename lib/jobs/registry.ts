import { markAudit } from '#lib/audit/mark-audit.ts'
import { recordGuesses } from '#lib/auth/guesses.ts'
import { advancePayments } from '#lib/billing/advance-payments.ts'
import { processEvents } from '#lib/events/process-events.ts'
import { sendNotices } from '#lib/notices/send-notices.ts'
import { foldFigures } from '#lib/overview/fold-figures.ts'
import { forgetOldAttempts } from '#lib/signups/forget-old-attempts.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { keepDrifts } from '#lib/tokens/keep-drifts.ts'
import { recheckTokens } from '#lib/tokens/recheck-tokens.ts'
import { sweepTokenMoves } from '#lib/tokens/sweep-token-moves.ts'
import { done, failed, type Job, resultOf } from './job.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** One daily call is enough to be right; two hours more are its delay and the time it takes. */
const lateAfterMs = 26 * hour

/**
 * Everything that time brings, one entry a job. Each has its own record, its own route and its own loop in
 * the worker; the daily call runs all. Budgets together fit into one call (registry.test.ts).
 */
export const jobs = [
  {
    name: 'offline-payments',
    needs: 'nothing',
    everyMs: 5 * second,
    budgetMs: 60 * second,
    lateAfterMs,
    run: async () => done(await advancePayments()),
  },
  {
    name: 'metrics',
    needs: 'nothing',
    everyMs: 5 * second,
    budgetMs: 20 * second,
    lateAfterMs,
    run: async () => done({ folded: await foldFigures() }),
  },
  {
    name: 'audit-mark',
    needs: 'nothing',
    everyMs: minute,
    budgetMs: 10 * second,
    lateAfterMs,
    run: async () => {
      const { moved, trouble } = await markAudit()
      return trouble === null ? done({ marked: moved }) : failed('error', { marked: moved })
    },
  },
  {
    name: 'guesses',
    needs: 'nothing',
    everyMs: minute,
    budgetMs: 5 * second,
    lateAfterMs,
    run: async () => done({ recorded: await recordGuesses() }),
  },
  {
    name: 'old-attempts',
    needs: 'nothing',
    everyMs: hour,
    budgetMs: 15 * second,
    lateAfterMs,
    run: async ({ budget }) => {
      const { forgotten, complete } = await forgetOldAttempts(budget)
      return done({ forgotten }, complete)
    },
  },
  {
    name: 'emails',
    needs: 'mail',
    everyMs: 2 * second,
    budgetMs: 60 * second,
    lateAfterMs,
    again: true,
    run: async ({ budget }) => resultOf(await sendNotices(budget)),
  },
  {
    name: 'events',
    needs: 'smartpay',
    everyMs: 2 * second,
    budgetMs: 45 * second,
    lateAfterMs,
    run: async () => done(await processEvents()),
  },
  {
    name: 'signups',
    needs: 'smartpay',
    everyMs: 2 * second,
    budgetMs: 90 * second,
    lateAfterMs,
    run: async () => done(await sweepSignups()),
  },
  {
    name: 'token-operations',
    needs: 'smartpay',
    everyMs: 2 * second,
    budgetMs: 45 * second,
    lateAfterMs,
    run: async () => done(await sweepTokenMoves()),
  },
  {
    name: 'token-checks',
    needs: 'smartpay',
    everyMs: 10 * second,
    budgetMs: 90 * second,
    lateAfterMs,
    run: async () => done(await recheckTokens()),
  },
  {
    name: 'comparison',
    needs: 'smartpay',
    everyMs: 5 * minute,
    budgetMs: 90 * second,
    lateAfterMs: 48 * hour,
    restMs: 20 * hour,
    alone: true,
    run: async () => {
      const kept = await keepDrifts()
      return 'failed' in kept ? failed('silent') : done(kept)
    },
  },
] as const satisfies readonly Job[]

export type JobName = (typeof jobs)[number]['name']

export function jobNamed(name: JobName): Job
export function jobNamed(name: string): Job | undefined
export function jobNamed(name: string): Job | undefined {
  return jobs.find((job) => job.name === name)
}
