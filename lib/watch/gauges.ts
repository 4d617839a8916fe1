/**
 * Everything that `GET /api/metrics` tells, and nothing else: names for Prometheus, each with what it is. All are gauges that are
 * read from the database when somebody asks, because a counter of one process says nothing of a shop that many serve.
 * Seconds are ages, by the clock of the database: 0 where there is nothing to be old, left out where nothing ever was.
 */
export const gauges = {
  teiki_charges_due_oldest_seconds:
    'Since when the oldest charge has been due that no run has claimed.',
  teiki_charges_unknown:
    'Charges of which nobody knows how they ended for longer than ten minutes, counted to 10001.',
  teiki_charges_unknown_oldest_seconds: 'Since when the oldest of them was first sent.',
  teiki_charging_stopped:
    '1 while no charge is sent: stopped by staff or by the engine itself, or never enabled on this deployment.',
  teiki_charges_last_day:
    'Charges of the last 24 hours by what became of them, as the job metrics counted them.',
  teiki_charges_counted_seconds: 'Since when that count is.',
  teiki_charges_refused_ratio:
    'Share of the charges of the last 24 hours that Smartpay declined or refused, of those that it decided.',
  teiki_charges_refused_ratio_lower: 'Below that the share is not as on the 28 days before.',
  teiki_charges_refused_ratio_upper: 'Above that the share is not as on the 28 days before.',
  teiki_idempotency_key_oldest_seconds:
    'Since when Smartpay knows the oldest idempotency key that is still sent again, by what it is for.',
  teiki_idempotency_key_limit_seconds:
    'How old a key may become before it is sent no more: Smartpay forgets it half an hour later.',
  teiki_refunds_in_doubt:
    'Refunds of which nobody knows how they ended for longer than ten minutes, counted to 10001.',
  teiki_refunds_in_doubt_oldest_seconds: 'Since when the oldest of them was asked for.',
  teiki_emails_waiting: 'Emails that wait for a first or next try, counted to 10001.',
  teiki_emails_due_oldest_seconds:
    'Since when the oldest email has been due that nobody has tried to send.',
  teiki_emails_unsent:
    'Emails of the last 30 days that were given up or may not have arrived, counted to 10001.',
  teiki_events_waiting: 'Events of Smartpay that wait to be worked on, counted to 10001.',
  teiki_events_due_oldest_seconds:
    'Since when the oldest event has been due that nobody has worked on.',
  teiki_events_parked: 'Events that were put aside and wait for somebody, counted to 10001.',
  teiki_webhook_last_seconds: 'Since when no delivery of Smartpay has come.',
  teiki_webhooks_refused_last_day: 'Deliveries that were turned away today and yesterday.',
  teiki_job_last_run_seconds: 'Since when the last run of a job ended, however it ended.',
  teiki_job_last_complete_seconds: 'Since when nothing was left of a job that was due.',
  teiki_job_failed: '1 where the last run of a job failed.',
  teiki_job_late: '1 where a job has not completed for longer than it promises, or was never run.',
  teiki_invariants_broken:
    'What breaks a rule of prisma/invariants.sql, as the job invariants found it: 0, always.',
  teiki_invariants_unread: 'Rules that were too large to be read within the limit of a statement.',
  teiki_invariants_checked_seconds: 'Since when all rules were last looked at.',
  teiki_closes_open: 'Days of the last week that are over and were not compared with Smartpay.',
  teiki_closes_red: 'Days of the last week that do not agree with Smartpay.',
  teiki_scrape_seconds: 'How long reading all of this took.',
} as const

export type GaugeName = keyof typeof gauges
