import type pg from 'pg'
import { sealTokenId } from '#lib/tokens/token-secret.ts'

/** Whose tokens can be opened: as many as a measurement charges. */
export async function sealTokens(client: pg.Client, count: number): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`${paying} limit $1`, [count])
  const sealed = rows.map(({ id }) => sealTokenId(id, `paytok_test_${id}`).sealedId)
  await client.query(
    `update tokens t set sealed_id = m.sealed from unnest($1::text[], $2::text[]) as m (id, sealed) where t.id = m.id`,
    [rows.map(({ id }) => id), sealed],
  )
  await client.query('vacuum analyze tokens')
}

const paying = `select t.id, s.id as subscription, substr(s.id, 5) as n from subscriptions s join tokens t on t.id = s.token_id
  where s.status = 'active' and t.status = 'active'
    and not exists (select from token_operations o where o.token_id = t.id) order by s.id`

/**
 * An order that is due for each of the first so many subscriptions, and its charge; what was due before is due no more.
 *
 * @param round which order of theirs, from 1
 */
export async function makeDue(client: pg.Client, round: number, count: number): Promise<void> {
  await client.query('set session_replication_role = replica')
  await client.query(
    `update charges set status = 'canceled', next_try_at = null where status in ('intended', 'sending', 'unknown')`,
  )
  await client.query(`create temporary table due as ${paying} limit ${count}`)
  for (const insert of insertsOf(round)) await client.query(insert)
  await client.query('drop table due; set session_replication_role = default')
  for (const table of ['charges', 'orders', 'order_lines', 'cycles'])
    await client.query(`vacuum analyze ${table}`)
  await client.query('checkpoint')
}

const version = '(select current_version_id from plans order by slug limit 1)'

const delivery = `jsonb_build_object('emailAddress', n::int || '@example.jp', 'lastName', '佐藤', 'firstName', '花子', 'lastNameKana', 'サトウ',
  'firstNameKana', 'ハナコ', 'phoneNumber', '+819012345678', 'postalCode', '105-0011', 'administrativeArea', '東京都',
  'locality', '港区', 'line1', '芝公園4-2-8')`

function insertsOf(round: number): string[] {
  const of = (prefix: string) => `'${prefix}_${round}_' || n`
  return [
    `insert into cycles (id, subscription_id, index, status, due_on, cut_off_on, amount_minor, order_id, created_at)
      select ${of('cyc')}, subscription, ${round}, 'ordered', current_date, current_date - 4, 8300, ${of('ord')}, teiki_now() from due`,
    `insert into orders (id, cycle_id, subscription_id, index, status, payment_method, plan_version_id, quantity, due_on,
        total_minor, delivery, created_at)
      select ${of('ord')}, ${of('cyc')}, subscription, ${round}, 'open', 'smartpay', ${version}, 1, current_date, 8300,
        ${delivery}, teiki_now() from due`,
    `insert into order_lines (order_id, position, kind, name, quantity, amount_minor, tax_category, tax_rate_percent)
      select ${of('ord')}, position, kind::order_line_kind, name::jsonb, 1, yen, tax, percent from due,
        (values (0, 'product', '{"ja": "季節の飲み比べ", "en": "Seasons"}', 7800, 'reduced', 8),
          (1, 'shipping', '{"ja": "送料", "en": "Shipping"}', 500, 'standard', 10)) as l (position, kind, name, yen, tax, percent)`,
    `insert into charges (id, order_id, attempt, amount_minor, test, next_try_at, created_at)
      select ${of('chg')}, ${of('ord')}, 1, 8300, true, teiki_now() - interval '1 minute', teiki_now() from due`,
  ]
}
