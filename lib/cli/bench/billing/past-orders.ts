import type pg from 'pg'
import { dropIndexes } from '#e2e/bench/admin-fixture.ts'

const tables = ['cycles', 'orders', 'order_lines', 'order_history', 'charges', 'charge_history']

/** Beside `fillShop`: an order of last month for every subscription that pays by a token, and the charge that collected it. */
export async function fillPast(client: pg.Client): Promise<void> {
  await client.query(`set session_replication_role = replica; set synchronous_commit = off;
    set maintenance_work_mem = '256MB'; set work_mem = '128MB'`)
  const indexes = await dropIndexes(client, tables)
  await client.query(`create temporary table paying as
    select s.id as subscription, t.id as token, substr(s.id, 5) as n from subscriptions s join tokens t on t.id = s.token_id
    where s.status = 'active' and t.status = 'active'`)
  for (const insert of inserts) await client.query(insert)
  for (const index of indexes) await client.query(index)
  for (const table of tables) await client.query(`vacuum analyze ${table}`)
  await client.query('drop table paying; set session_replication_role = default')
}

const version = '(select current_version_id from plans order by slug limit 1)'

const inserts = [
  `insert into cycles (id, subscription_id, index, status, due_on, cut_off_on, amount_minor, order_id, created_at)
    select 'cyc_0_' || n, subscription, 0, 'ordered', current_date - 31, current_date - 35, 7800, 'ord_0_' || n, now() from paying`,
  `insert into orders (id, cycle_id, subscription_id, index, status, payment_method, plan_version_id, quantity, due_on,
      total_minor, delivery, created_at)
    select 'ord_0_' || n, 'cyc_0_' || n, subscription, 0, 'paid', 'smartpay', ${version}, 1, current_date - 31, 7800, '{}', now()
    from paying`,
  `insert into order_lines (order_id, position, kind, name, quantity, amount_minor, tax_category, tax_rate_percent)
    select 'ord_0_' || n, 0, 'product', '{"ja": "季節の飲み比べ", "en": "Seasons"}', 1, 7800, 'reduced', 8 from paying`,
  `insert into order_history (order_id, "from", "to", code, actor, at)
    select 'ord_0_' || n, 'open', 'paid', 'charged', 'engine', now() from paying`,
  `insert into charges (id, order_id, attempt, status, amount_minor, test, token_id, fence, tries, first_sent_at, last_sent_at,
      may_have_moved, smartpay_id, created_at, finished_at)
    select 'chg_0_' || n, 'ord_0_' || n, 1, 'succeeded', 7800, true, token, 1, 1, now(), now(), true, 'order_0_' || n, now(), now()
    from paying`,
  `insert into charge_history (charge_id, "from", "to", code, actor, at)
    select 'chg_0_' || n, moved.was, moved.then, moved.code, 'engine', now() from paying,
      (values ('intended', 'sending', 'claimed'), ('sending', 'succeeded', 'smartpay-says')) as moved (was, "then", code)`,
]
