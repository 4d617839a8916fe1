import { markAudit } from '#lib/audit/mark-audit.ts'
import { recordGuesses } from '#lib/auth/sign-in/guesses.ts'
import { announceEnds } from '#lib/dunning/announce-ends.ts'
import { workPastDue } from '#lib/dunning/work-past-due.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { tellStaff } from '#lib/emails/tell-staff.ts'
import { checkInvariants } from '#lib/health/check-invariants.ts'
import { saveMetrics } from '#lib/metrics/save-metrics.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { announceOrders } from '#lib/orders/announce-orders.ts'
import { rehearseTomorrow } from '#lib/rehearsal/rehearse-tomorrow.ts'
import { pruneOldRows } from '#lib/retention/prune-old-rows.ts'
import { forgetDrafts } from '#lib/signups/forget-drafts.ts'
import { forgetOldAttempts } from '#lib/signups/forget-old-attempts.ts'
import { endDue } from '#lib/subscriptions/schedule/end-due.ts'
import { resumeDue } from '#lib/subscriptions/schedule/resume-due.ts'
import { done, failed, type Job, resultOf } from './job.ts'
import { hour, lateAfterMs, minute, second } from './job-times.ts'
import { smartpayJobs } from './smartpay-jobs.ts'
import { working } from './working.ts'

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
      // First what goes on today, so that its order is made in the same run.
      const { resumed, failed } = await resumeDue(budget)
      const { end, cursor: place, ...counts } = await advanceOrders(budget, cursor)
      if (place) await keepCursor(place)
      const over = await endDue(budget)
      return resultOf(end === 'empty' ? over.end : end, {
        ...counts,
        resumed,
        ended: over.ended,
        failed: counts.failed + failed + over.failed,
      })
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
    budgetMs: 25 * second,
    lateAfterMs: 48 * hour,
    restMs: 20 * hour,
    run: async ({ budget }) => {
      const { rows, complete } = await pruneOldRows(() => !budget.isOver())
      return done({ forgotten: Object.values(rows).reduce((sum, n) => sum + n, 0) }, complete)
    },
  },
  {
    name: 'invariants',
    needs: 'nothing',
    everyMs: 5 * minute,
    budgetMs: 10 * second,
    lateAfterMs: 48 * hour,
    // Each round reads whole tables.
    restMs: 20 * hour,
    alone: true,
    run: async (turn) => {
      const { complete, ...counts } = await checkInvariants(turn)
      return done(counts, complete)
    },
  },
  {
    name: 'drafts',
    needs: 'nothing',
    everyMs: hour,
    budgetMs: 15 * second,
    lateAfterMs,
    run: working(forgetDrafts),
  },
  {
    name: 'rehearse',
    needs: 'nothing',
    everyMs: 10 * minute,
    budgetMs: 10 * second,
    lateAfterMs: 48 * hour,
    alone: true,
    run: async (turn) => {
      const { end, ...counts } = await rehearseTomorrow(turn)
      return resultOf(end, counts)
    },
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
    name: 'notices',
    needs: 'nothing',
    everyMs: hour,
    budgetMs: 10 * second,
    lateAfterMs,
    run: async ({ budget }) => {
      const orders = await announceOrders(budget)
      const ends = await announceEnds(budget)
      const announced = orders.announced + ends.announced
      return done({ announced }, orders.complete && ends.complete)
    },
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
  ...smartpayJobs,
] as const satisfies readonly Job[]

export type JobName = (typeof jobs)[number]['name']

export function jobNamed(name: JobName): Job
export function jobNamed(name: string): Job | undefined
export function jobNamed(name: string): Job | undefined {
  return jobs.find((job) => job.name === name)
}
