import { auditTried } from '#lib/audit/audit-tried.ts'
import { budgetOf } from '#lib/queue/budget.ts'
import type { JobResult } from './job.ts'
import { jobNamed } from './registry.ts'
import { runJob } from './run-job.ts'

/** Somebody waits for the page: what is left is gone on with after it, and by the next runs. */
const patienceMs = 8_000

/** Somebody of the staff compares all tokens with Smartpay's, instead of waiting for the day's comparison. */
export async function compareNow(staffId: string): Promise<JobResult> {
  return auditTried(
    { actor: staffId, action: 'drift.compare', subject: '-' },
    () => runJob(jobNamed('comparison'), budgetOf(patienceMs), { now: true }),
    ({ status, complete, counts }) =>
      status === 'done' && complete
        ? { outcome: 'done', detail: { count: counts.differences ?? 0 } }
        : { outcome: 'unknown', detail: status === 'failed' ? { because: 'silent' } : {} },
  )
}

/** After the answer to whoever began it: on a deployment without a worker nobody else goes on before tomorrow. */
export async function compareOn(): Promise<void> {
  await runJob(jobNamed('comparison'))
}
