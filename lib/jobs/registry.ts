import { markAudit } from '#lib/audit/mark-audit.ts'
import { recordGuesses } from '#lib/auth/sign-in/guesses.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { workPastDue } from '#lib/dunning/work-past-due.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { tellStaff } from '#lib/emails/tell-staff.ts'
import { processEvents } from '#lib/events/process-events.ts'
import { saveMetrics } from '#lib/metrics/save-metrics.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { pruneOldRows } from '#lib/retention/prune-old-rows.ts'
import { forgetDrafts } from '#lib/signups/forget-drafts.ts'
import { forgetOldAttempts } from '#lib/signups/forget-old-attempts.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { sweepTokenOperations } from '#lib/tokens/operations/sweep-token-operations.ts'
import { recheckTokens } from '#lib/tokens/reconcile/recheck-tokens.ts'
import { saveDrifts } from '#lib/tokens/reconcile/save-drifts.ts'
import { done, failed, type Job, resultOf } from './job.ts'
import { working } from './working.ts'

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
    name: 'orders',
    needs: 'nothing',
    everyMs: 5 * second,
    budgetMs: 55 * second,
    lateAfterMs,
    run: async ({ budget, cursor, keepCursor }) => {
      const { end, cursor: place, ...counts } = await advanceOrders(budget, cursor)
      if (place) await keepCursor(place)
      return resultOf(end, counts)
    },
  },
  {
    name: 'dunning',
    needs: 'nothing',
    everyMs: minute,
    budgetMs: 20 * second,
    lateAfterMs,
    // A charge that is declined in the same call may have something to do at once.
    again: true,
    run: working(workPastDue),
  },
  {
    name: 'metrics',
    needs: 'nothing',
    everyMs: minute,
    budgetMs: 20 * second,
    lateAfterMs,
    // Counting what is still to come reads every open order.
    restMs: 10 * minute,
    // A second one finds what it would count locked, and would begin again at once.
    alone: true,
    run: async ({ budget }) => {
      const { changed, complete } = await saveMetrics(() => !budget.isOver())
      return done({ changed }, complete)
    },
  },
  {
    name: 'retention',
    needs: 'nothing',
    everyMs: hour,
    budgetMs: 30 * second,
    lateAfterMs: 48 * hour,
    restMs: 20 * hour,
    run: async ({ budget }) => {
      const { rows, complete } = await pruneOldRows(() => !budget.isOver())
      return done({ forgotten: Object.values(rows).reduce((sum, n) => sum + n, 0) }, complete)
    },
  },
  {
    name: 'drafts',
    needs: 'nothing',
    everyMs: hour,
    budgetMs: 30 * second,
    lateAfterMs,
    run: working(forgetDrafts),
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
    name: 'not-charged',
    needs: 'nothing',
    everyMs: 5 * minute,
    budgetMs: 5 * second,
    lateAfterMs,
    run: async () => done({ mailed: await tellStaff() }),
  },
  {
    name: 'emails',
    needs: 'mail',
    everyMs: 2 * second,
    budgetMs: 60 * second,
    lateAfterMs,
    again: true,
    run: working(sendEmails),
  },
  {
    name: 'events',
    needs: 'smartpay',
    everyMs: 2 * second,
    budgetMs: 45 * second,
    lateAfterMs,
    run: working(processEvents),
  },
  {
    name: 'signups',
    needs: 'smartpay',
    everyMs: 2 * second,
    budgetMs: 90 * second,
    lateAfterMs,
    run: working(sweepSignups),
  },
  {
    name: 'charge',
    needs: 'smartpay',
    everyMs: 2 * second,
    budgetMs: 120 * second,
    lateAfterMs,
    again: true,
    run: working(chargeDue),
  },
  {
    name: 'token-operations',
    needs: 'smartpay',
    everyMs: 2 * second,
    budgetMs: 45 * second,
    lateAfterMs,
    run: working(sweepTokenOperations),
  },
  {
    name: 'token-checks',
    needs: 'smartpay',
    everyMs: 10 * second,
    budgetMs: 90 * second,
    lateAfterMs,
    // The comparison finds what differs, and holds rows that are due while it reads its page.
    again: true,
    run: working(recheckTokens),
  },
  {
    name: 'comparison',
    needs: 'smartpay',
    everyMs: 5 * minute,
    budgetMs: 80 * second,
    lateAfterMs: 48 * hour,
    restMs: 20 * hour,
    alone: true,
    run: async (turn) => {
      const { end, ...counts } = await saveDrifts(turn)
      return resultOf(end === 'complete' ? 'empty' : end === 'lost' ? 'over' : end, counts)
    },
  },
] as const satisfies readonly Job[]

export type JobName = (typeof jobs)[number]['name']

export function jobNamed(name: JobName): Job
export function jobNamed(name: string): Job | undefined
export function jobNamed(name: string): Job | undefined {
  return jobs.find((job) => job.name === name)
}
