import type pg from 'pg'
import { dropIndexes } from '#e2e/bench/admin-fixture.ts'
import { median } from '#e2e/bench/report.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { readGauges } from '#lib/watch/read-gauges.ts'
import { blocksTouched } from './measure-flat.ts'

/** Of one scrape, with a connection that knows its statements. */
export type ScrapeCost = { blocks: number; ms: number }

/** What one scrape costs a database that `fillQueues` has filled. */
export async function costOfScrape(client: pg.Client, rounds: number): Promise<ScrapeCost> {
  const took: number[] = []
  await readGauges()
  // A connection that ends says what it touched: what it learned about the tables is no scrape's.
  await closeDatabase()
  const before = await blocksTouched(client)
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    await readGauges()
    took.push(performance.now() - begun)
  }
  await closeDatabase()
  return { blocks: ((await blocksTouched(client)) - before) / rounds, ms: median(took) }
}

const tables = ['emails', 'events', 'refunds', 'charges']

/**
 * Beside `fillPast`: an email and an event for every order that was collected, a refund for every tenth; and of each that
 * waits or is in doubt twenty, however many the others are.
 */
export async function fillQueues(client: pg.Client): Promise<void> {
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  const indexes = await dropIndexes(client, tables)
  for (const insert of inserts) await client.query(insert)
  for (const index of indexes) await client.query(index)
  for (const table of tables) await client.query(`vacuum analyze ${table}`)
  await client.query('set session_replication_role = default')
}

const waiting = 20
/** A query that answers the waiting ones' numbers, as texts. */
const some = `(select n::text from generate_series(1, ${waiting}) n) w`

const inserts = [
  `insert into emails (id, kind, cause, status, created_at, sent_at)
    select 'ntc_' || id, 'order-charged', id, 'sent', now(), now() from charges`,
  `insert into events (id, type, subject, test, status, occurred_at, signed_at, received_at, last_received_at, processed_at)
    select 'evt_test_' || id, 'payment.created', id, true, 'processed', now(), now(), now(), now(), now() from charges`,
  `insert into refunds (id, order_id, charge_id, payment_id, amount_minor, reason, status, test, smartpay_id, asked_by, created_at, finished_at)
    select 'rfd_' || id, order_id, id, 'payment_' || id, 100, 'requested_by_customer', 'succeeded', true, 'refund_' || id, 'nobody', now(), now()
    from (select *, row_number() over (order by id) as place from charges) c where place % 10 = 0`,
  `insert into emails (id, kind, cause, next_try_at, created_at)
    select 'ntc_' || n, 'order-charged', n, now(), now() from ${some}`,
  `insert into events (id, type, subject, test, occurred_at, signed_at, received_at, last_received_at, next_try_at)
    select 'evt_test_' || n, 'payment.created', n, true, now(), now(), now(), now(), now() from ${some}`,
  `insert into refunds (id, order_id, charge_id, payment_id, amount_minor, reason, status, test, next_try_at, first_sent_at, last_sent_at,
      asked_by, created_at)
    select 'rfd_' || n, 'ord_w' || n, 'chg_w' || n, 'payment_w' || n, 100, 'requested_by_customer', 'unknown', true, now(), now(), now(),
      'nobody', now() - interval '1 hour' from ${some}`,
  `insert into charges (id, order_id, attempt, status, amount_minor, test, next_try_at, first_sent_at, last_sent_at, sealed_request, created_at)
    select 'chg_u' || n, 'ord_u' || n, 1, 'unknown', 100, true, now(), now() - interval '1 hour', now(), '-', now() from ${some}`,
  `insert into charges (id, order_id, attempt, status, amount_minor, test, next_try_at, created_at)
    select 'chg_d' || n, 'ord_d' || n, 1, 'intended', 100, true, now() - interval '1 hour', now() from ${some}`,
]
