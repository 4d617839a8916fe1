import { type Marked, markAudit } from '#lib/audit/mark-audit.ts'
import { type Advanced, advancePayments } from '#lib/billing/advance-payments.ts'
import { db } from '#lib/db/client.ts'
import { type Processed, processEvents } from '#lib/events/process-events.ts'
import { log } from '#lib/log.ts'
import { type Sent, sendNotices } from '#lib/notices/send-notices.ts'
import { foldFigures } from '#lib/overview/fold-figures.ts'
import { type Swept, sweepSignups } from '#lib/signups/sweep-signups.ts'
import { type KeptDrifts, keepDriftsDaily } from '#lib/tokens/keep-drifts.ts'
import { type Rechecked, recheckTokens } from '#lib/tokens/recheck-tokens.ts'
import { type SweptMoves, sweepTokenMoves } from '#lib/tokens/sweep-token-moves.ts'

/** Null: that part failed as a whole; the others ran all the same. */
export type SweepOutcome = {
  events: Processed | null
  signups: Swept | null
  payments: Advanced | null
  moves: SweptMoves | null
  mails: Sent | null
  tokens: Rechecked | null
  drifts: KeptDrifts | null
  figures: number | null
  audit: Marked | null
}

/**
 * Everything that time brings, once: events that wait, signups that nobody came back for, payments by
 * hand, tokens that staff moved, mails, tokens that nobody told of, and once a day a comparison of all.
 * Keeps when it ran, who ran it and how it ended.
 */
export async function runSweep(by: 'worker' | 'cron' = 'cron'): Promise<SweepOutcome> {
  await db().$executeRaw`
    insert into job_runs (name, started_at) values ('sweep', teiki_now()), (${by}, teiki_now())
    on conflict (name) do update set started_at = excluded.started_at`
  const outcome = {
    events: await part('events', processEvents),
    signups: await part('signups', sweepSignups),
    payments: await part('payments', advancePayments),
    moves: await part('moves', sweepTokenMoves),
    mails: await part('mails', sendNotices),
    tokens: await part('tokens', recheckTokens),
    drifts: await part('drifts', keepDriftsDaily),
    figures: await part('figures', () => foldFigures()),
    audit: await part('audit', markAudit),
  }
  await db().$executeRaw`
    update job_runs set finished_at = teiki_now(), outcome = ${JSON.stringify(outcome)}
    where name in ('sweep', ${by})`
  return outcome
}

async function part<Outcome>(job: string, work: () => Promise<Outcome>): Promise<Outcome | null> {
  try {
    return await work()
  } catch (error) {
    log('error', 'sweep failed', { job, error })
    return null
  }
}
