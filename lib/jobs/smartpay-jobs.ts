import { chargeDue } from '#lib/charging/charge-due.ts'
import { closeDays } from '#lib/close/close-days.ts'
import { processEvents } from '#lib/events/process-events.ts'
import { sendDueRefunds } from '#lib/refunds/send-due-refunds.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { sweepTokenOperations } from '#lib/tokens/operations/sweep-token-operations.ts'
import { recheckTokens } from '#lib/tokens/reconcile/recheck-tokens.ts'
import { saveDrifts } from '#lib/tokens/reconcile/save-drifts.ts'
import { failed, type Job, resultOf } from './job.ts'
import { hour, lateAfterMs, minute, second } from './job-times.ts'
import { working } from './working.ts'

/** What time brings and Smartpay is asked about. */
export const smartpayJobs = [
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
    name: 'refunds',
    needs: 'smartpay',
    everyMs: 2 * second,
    budgetMs: 15 * second,
    lateAfterMs,
    run: working(sendDueRefunds),
  },
  {
    name: 'close',
    needs: 'smartpay',
    everyMs: hour,
    budgetMs: 15 * second,
    lateAfterMs: 48 * hour,
    alone: true,
    run: async (turn) => {
      const { end, ...counts } = await closeDays(turn)
      if (end === 'lost') return resultOf('over', counts)
      return end === 'unreadable' ? failed('error', counts) : resultOf(end, counts)
    },
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
    budgetMs: 75 * second,
    lateAfterMs,
    // The comparison finds what differs, and holds rows that are due while it reads its page.
    again: true,
    run: working(recheckTokens),
  },
  {
    name: 'comparison',
    needs: 'smartpay',
    everyMs: 5 * minute,
    budgetMs: 55 * second,
    lateAfterMs: 48 * hour,
    restMs: 20 * hour,
    alone: true,
    run: async (turn) => {
      const { end, ...counts } = await saveDrifts(turn)
      return resultOf(end === 'complete' ? 'empty' : end === 'lost' ? 'over' : end, counts)
    },
  },
] as const satisfies readonly Job[]
