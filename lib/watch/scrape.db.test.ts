import { describe, expect, test } from 'vitest'
import { GET } from '#app/api/metrics/route.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { resumeCharges, stopCharges } from '#lib/charging/charging-switch.ts'
import { begun } from '#lib/charging/testing-due.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { jobNamed } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { saveMetrics } from '#lib/metrics/save-metrics.ts'
import { sendRefund } from '#lib/refunds/send-refund.ts'
import { ask } from '#lib/refunds/testing.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { gauges } from './gauges.ts'

withSmartpay()

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

async function requestWith(bearer: string | null): Promise<Response> {
  const headers = bearer === null ? {} : { authorization: bearer }
  return GET(new Request('http://shop.test/api/metrics', { headers }))
}

/** Every sample by its name and labels, as Prometheus reads them. */
async function scrape(): Promise<Record<string, number>> {
  const answer = await requestWith(`Bearer ${env().cronSecret}`)
  expect(answer.status).toBe(200)
  const lines = (await answer.text())
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(
    lines.map((line) => {
      const [, series = '', value] = /^([a-z_]+(?:\{[^}]*\})?) (\S+)$/.exec(line) ?? []
      expect(series, line).not.toBe('')
      return [series, Number(value)]
    }),
  )
}

describe('who may ask', () => {
  test.each([
    ['nobody', null],
    ['a wrong bearer', 'Bearer wrong'],
    ['the bare secret', 'a cron secret of the tests'],
  ])('not %s', async (_name, bearer) => {
    const answer = await requestWith(bearer)
    expect(answer.status).toBe(401)
    expect(await answer.text()).not.toContain('teiki_')
  })

  test('whoever holds the secret of cron, in the format of Prometheus', async () => {
    const answer = await requestWith(`Bearer ${env().cronSecret}`)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const text = await answer.text()
    for (const [name, help] of Object.entries(gauges)) {
      expect(text).toContain(`# HELP ${name} ${help}\n# TYPE ${name} gauge\n`)
      expect(text.split(`# TYPE ${name} `)).toHaveLength(2)
    }
    const named = [...text.matchAll(/^([a-z_]+)[ {]/gm)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in gauges))).toEqual([])
  })
})

describe('charges', () => {
  test('that are due and that no run has claimed are as old as the oldest', async () => {
    await begun('due')
    await db().$executeRaw`update charges set next_try_at = teiki_now() where status = 'intended'`
    await advanceClock(2 * hour)
    const before = await scrape()
    expect(before.teiki_charges_due_oldest_seconds).toBeGreaterThan(7_190)
    expect(before.teiki_charges_due_oldest_seconds).toBeLessThan(7_400)
    await chargeDue()
    expect((await scrape()).teiki_charges_due_oldest_seconds).toBe(0)
  })

  test('of which nobody knows how they ended are counted, with the key that is still sent again', async () => {
    const { subscriptionId } = await begun('unknown')
    await control('faults', 'POST', { kind: 'html', status: 502, path: '/orders', times: 50 })
    await chargeDue()
    const name = 'teiki_idempotency_key_oldest_seconds{of="charge"}'
    expect((await scrape()).teiki_charges_unknown).toBe(1)
    await db()
      .$executeRaw`update charges set first_sent_at = teiki_now() - interval '5 hours 20 minutes'
      where order_id in (select id from orders where subscription_id = ${subscriptionId})`
    const late = await scrape()
    expect(late.teiki_charges_unknown_oldest_seconds).toBeCloseTo(5 * 3_600 + 1_200, -2)
    expect(late[name]).toBeCloseTo(5 * 3_600 + 1_200, -2)
    expect((late[name] ?? 0) / (late.teiki_idempotency_key_limit_seconds ?? 0)).toBeGreaterThan(0.9)
    // From then on it is looked up, and the key is used no more.
    await db()
      .$executeRaw`update charges set first_sent_at = first_sent_at - interval '11 minutes' where status = 'unknown'`
    const over = await scrape()
    expect(over[name]).toBe(0)
    expect(over.teiki_charges_unknown_oldest_seconds).toBeGreaterThan(5.5 * 3_600)
    // Staff look at what is odd; nobody sends its key again.
    await db()
      .$executeRaw`update charges set first_sent_at = teiki_now() - interval '1 hour', failure = 'order.double' where status = 'unknown'`
    expect(await scrape()).toMatchObject({ [name]: 0, teiki_charges_unknown: 1 })
    await db().$executeRaw`update charges set failure = null where status = 'unknown'`
    await control('faults', 'DELETE')
    await advanceClock(hour)
    await chargeDue()
    expect((await scrape()).teiki_charges_unknown).toBe(0)
  })

  test('are counted by what became of them within a day', async () => {
    const { token } = await begun('declined')
    await control(`tokens/${token}/outcomes`, 'PUT', { outcome: 'hard-decline', times: 1 })
    await chargeDue()
    await saveMetrics()
    const counted = await scrape()
    expect(counted).toMatchObject({
      'teiki_charges_last_day{outcome="succeeded"}': 2,
      'teiki_charges_last_day{outcome="hard_declined"}': 1,
      'teiki_charges_last_day{outcome="unknown"}': 1,
    })
    expect(counted.teiki_charges_refused_ratio).toBeCloseTo(1 / 3)
    expect(counted.teiki_charges_counted_seconds).toBeLessThan(60)
    // Too few to say what is usual.
    expect(counted).not.toHaveProperty('teiki_charges_refused_ratio_upper')
    await advanceClock(25 * hour)
    await saveMetrics()
    const nextDay = await scrape()
    expect(nextDay).not.toHaveProperty('teiki_charges_last_day{outcome="succeeded"}')
    expect(nextDay).not.toHaveProperty('teiki_charges_refused_ratio')
  })

  test('of the other mode are none of the shop’s', async () => {
    await begun('other-mode')
    await advanceClock(hour)
    expect((await scrape()).teiki_charges_due_oldest_seconds).toBeGreaterThan(3_000)
    await db().$executeRaw`update charges set test = false where status = 'intended'`
    expect((await scrape()).teiki_charges_due_oldest_seconds).toBe(0)
    await db().$executeRaw`update charges set test = true where status = 'intended'`
    await chargeDue()
  })

  test('are said to be stopped while they are', async () => {
    await stopCharges('somebody')
    expect((await scrape()).teiki_charging_stopped).toBe(1)
    await resumeCharges('somebody')
    expect((await scrape()).teiki_charging_stopped).toBe(0)
  })
})

test('the share of refusals has its band from the days before', async () => {
  await db().$executeRaw`delete from metrics where name like 'charge%'`
  await db().$executeRaw`
    insert into metrics (name, day, part, n)
    select 'charge', shop_day(teiki_now()) - ago, part, n from generate_series(1, 40) ago,
      -- What is older than four weeks was all refused: it does not count.
      (values ('succeeded', 90, 0), ('authorized', 5, 0), ('refused', 3, 90), ('hard_declined', 2, 90), ('open', 50, 50)) as m (part, recent, old),
      lateral (select case when ago <= 28 then recent else old end) as c (n) where n > 0`
  await db().$executeRaw`
    insert into metrics (name, day, part, n)
    select 'charge-last-day', shop_day(teiki_now()), part, n from (values ('succeeded', 80), ('refused', 20)) as m (part, n)`
  const told = await scrape()
  expect(told.teiki_charges_refused_ratio).toBe(0.2)
  expect(told.teiki_charges_refused_ratio_lower).toBe(0)
  expect(told.teiki_charges_refused_ratio_upper).toBeCloseTo(
    0.06 + 3 * Math.sqrt((0.05 * 0.95) / 100),
    2,
  )
})

test('emails and events that are due say since when', async () => {
  await db().$executeRaw`update emails set next_try_at = null where next_try_at is not null`
  await db().$executeRaw`
    insert into emails (id, kind, cause, next_try_at, created_at)
    values ('ntc_late', 'staff-close', 'nobody', teiki_now() - interval '40 minutes', teiki_now()),
      ('ntc_later', 'staff-close', 'somebody', teiki_now() + interval '40 minutes', teiki_now())`
  await db().$executeRaw`
    insert into events (id, type, subject, test, occurred_at, signed_at, received_at, last_received_at, next_try_at)
    values ('evt_test_late', 'token.deleted', '-', true, teiki_now(), teiki_now(), teiki_now(), teiki_now() - interval '2 hours', teiki_now() - interval '20 minutes')`
  const told = await scrape()
  expect(told.teiki_emails_due_oldest_seconds).toBeCloseTo(2_400, -2)
  expect(told.teiki_events_due_oldest_seconds).toBeCloseTo(1_200, -2)
  expect(told.teiki_events_waiting).toBe(1)
  expect(told.teiki_webhook_last_seconds).toBeCloseTo(7_200, -2)
  await db().$executeRaw`delete from emails`
  await db().$executeRaw`delete from events`
  const empty = await scrape()
  expect(empty.teiki_emails_due_oldest_seconds).toBe(0)
  expect(empty).not.toHaveProperty('teiki_webhook_last_seconds')
})

test('a refund without an answer is in doubt after ten minutes, with its key', async () => {
  const { orderId } = await db().charge.findFirstOrThrow({ where: { status: 'succeeded' } })
  await control('faults', 'POST', { kind: 'html', status: 502, path: '/refunds', times: 50 })
  await sendRefund(await ask(orderId))
  expect((await scrape()).teiki_refunds_in_doubt).toBe(0)
  await advanceClock(11 * minute)
  const told = await scrape()
  expect(told.teiki_refunds_in_doubt).toBe(1)
  expect(told.teiki_refunds_in_doubt_oldest_seconds).toBeCloseTo(660, -2)
  expect(told['teiki_idempotency_key_oldest_seconds{of="refund"}']).toBeCloseTo(660, -2)
})

test('each job says when it ran last, and whether it failed or is late', async () => {
  await db().$executeRaw`delete from job_runs`
  const never = await scrape()
  expect(never).toMatchObject({
    'teiki_job_late{job="charge"}': 1,
    'teiki_job_failed{job="charge"}': 0,
  })
  expect(never).not.toHaveProperty('teiki_job_last_run_seconds{job="charge"}')
  await runJob(jobNamed('guesses'))
  await control('faults', 'POST', { kind: 'outage', times: 100 })
  await runJob(jobNamed('comparison'))
  await control('faults', 'DELETE')
  await advanceClock(10 * minute)
  const told = await scrape()
  expect(told).toMatchObject({
    'teiki_job_late{job="guesses"}': 0,
    'teiki_job_failed{job="guesses"}': 0,
    'teiki_job_failed{job="comparison"}': 1,
  })
  expect(told['teiki_job_last_run_seconds{job="guesses"}']).toBeCloseTo(600, -2)
  expect(told['teiki_job_last_complete_seconds{job="guesses"}']).toBeCloseTo(600, -2)
  expect(told).not.toHaveProperty('teiki_job_last_complete_seconds{job="comparison"}')
})

test('days that nobody compared are open, and red where they do not agree', async () => {
  await advanceClock(3 * day)
  const { teiki_closes_open: open = 0 } = await scrape()
  expect(open).toBeGreaterThanOrEqual(2)
  await db().$executeRaw`
    insert into daily_closes (day, test, run, closed_by, closed_at, difference_count)
    values (shop_day(teiki_now() - interval '2 hours') - 1, true, 'x', 'test', teiki_now(), 3)`
  expect(await scrape()).toMatchObject({ teiki_closes_open: open - 1, teiki_closes_red: 1 })
})

test('nothing of a person, of a token or of a secret is in it', async () => {
  const text = await (await requestWith(`Bearer ${env().cronSecret}`)).text()
  const { emailAddress, lastName, id } = await db().customer.findFirstOrThrow()
  const { appSecret, cronSecret, smartpay, databaseUrl } = env()
  for (const secret of [
    emailAddress,
    lastName,
    id,
    appSecret.current,
    cronSecret,
    smartpay.secretKey,
    databaseUrl,
    'paytok_',
  ])
    expect(text).not.toContain(secret)
})

test('a database that does not answer is a target that is down', async () => {
  await db().$executeRaw`alter table job_runs rename to job_runs_away`
  const answer = await requestWith(`Bearer ${env().cronSecret}`)
  await db().$executeRaw`alter table job_runs_away rename to job_runs`
  expect(answer.status).toBe(503)
  expect(await answer.text()).toBe('')
})
