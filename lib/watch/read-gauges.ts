import { whyNoCharges } from '#lib/charging/charging-switch.ts'
import { getChargingHealth } from '#lib/charging/get-charging-health.ts'
import { elapsedMs } from '#lib/clock.ts'
import { getCloseHealth } from '#lib/close/get-close-health.ts'
import { getMailHealth } from '#lib/emails/queries.ts'
import { getWebhookHealth } from '#lib/events/queries.ts'
import { getJobHealth } from '#lib/jobs/get-job-health.ts'
import { getRefundHealth } from '#lib/refunds/get-refund-health.ts'
import { resendWindowMs } from '#lib/smartpay/resend-window.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { type GaugeName, gauges } from './gauges.ts'
import type { Gauge, Sample } from './prometheus-text.ts'
import { readCounts } from './read-counts.ts'
import { readLags } from './read-lags.ts'

const help: Record<string, string> = gauges

type Values = Record<GaugeName, number | null | readonly Sample[]>

/**
 * All gauges, of the shop's present mode. One statement after the other, so that a scrape takes one connection at most from
 * the pages; each reads partial indexes and what jobs counted, never a whole table. Throws where the database does not answer.
 */
export async function readGauges(): Promise<Gauge[]> {
  const beganMs = elapsedMs()
  const values = await readValues()
  const took = (elapsedMs() - beganMs) / 1000
  return Object.entries({ ...values, teiki_scrape_seconds: took }).map(([name, value]) => ({
    name,
    help: help[name] ?? '',
    samples: typeof value === 'number' || value === null ? [{ value }] : value,
  }))
}

async function readValues(): Promise<Omit<Values, 'teiki_scrape_seconds'>> {
  const test = await isShopInTestMode()
  const charging = await getChargingHealth(test)
  const stopped = (await whyNoCharges(test)) !== null
  const refunds = await getRefundHealth(test)
  const lags = await readLags(test)
  const mails = await getMailHealth()
  const webhooks = await getWebhookHealth()
  const closes = await getCloseHealth()
  const jobs = await getJobHealth()
  const counts = await readCounts()
  const ofJobs = (value: (job: (typeof jobs)[number]) => number | null) =>
    jobs.map((job) => ({ labels: { job: job.name }, value: value(job) }))
  return {
    teiki_charges_due_oldest_seconds: charging.dueOldestSeconds,
    teiki_charges_unknown: charging.unknown,
    teiki_charges_unknown_oldest_seconds: charging.unknownOldestSeconds,
    teiki_charging_stopped: Number(stopped),
    teiki_charges_last_day: counts.lastDay.map(({ part, n }) => ({
      labels: { outcome: part },
      value: n,
    })),
    teiki_charges_counted_seconds: counts.countedSeconds,
    teiki_charges_refused_ratio: counts.refusedShare,
    teiki_charges_refused_ratio_lower: counts.band?.lower ?? null,
    teiki_charges_refused_ratio_upper: counts.band?.upper ?? null,
    teiki_idempotency_key_oldest_seconds: [
      { labels: { of: 'charge' }, value: charging.keyOldestSeconds },
      { labels: { of: 'refund' }, value: refunds.keyOldestSeconds },
      { labels: { of: 'signup' }, value: lags.signupKeySeconds },
    ],
    teiki_idempotency_key_limit_seconds: resendWindowMs / 1000,
    teiki_refunds_in_doubt: refunds.inDoubt,
    teiki_refunds_in_doubt_oldest_seconds: refunds.inDoubtOldestSeconds,
    teiki_emails_waiting: mails.waiting,
    teiki_emails_due_oldest_seconds: lags.emailSeconds,
    teiki_emails_unsent: mails.unsent,
    teiki_events_waiting: webhooks.waiting,
    teiki_events_due_oldest_seconds: lags.eventSeconds,
    teiki_events_parked: webhooks.parked,
    teiki_webhook_last_seconds: webhooks.lastDeliverySeconds,
    teiki_webhooks_refused_last_day: webhooks.refusedInADay,
    teiki_job_last_run_seconds: ofJobs(({ ranSeconds }) => ranSeconds),
    teiki_job_last_complete_seconds: ofJobs(({ completedSeconds }) => completedSeconds),
    teiki_job_failed: ofJobs(({ failed }) => Number(failed)),
    teiki_job_late: ofJobs(({ late }) => Number(late)),
    teiki_invariants_broken: counts.broken,
    teiki_invariants_unread: counts.unread,
    teiki_invariants_checked_seconds: counts.checkedSeconds,
    teiki_closes_open: closes.open,
    teiki_closes_red: closes.red,
  }
}
