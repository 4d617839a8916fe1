import type pg from 'pg'

const tables = [
  'customers',
  'signups',
  'subscriptions',
  'tokens',
  'token_operations',
  'search_words',
]

/**
 * So many customers, signups, subscriptions and tokens, by SQL alone: triggers and foreign keys rest, and
 * secondary indexes are built at the end, as after a restore. Shares are the same at every size, so that a
 * page of each list is full both in the small and in the large one.
 */
export async function fillShop(client: pg.Client, size: number): Promise<void> {
  await client.query(`set session_replication_role = replica; set synchronous_commit = off;
    set maintenance_work_mem = '256MB'; set work_mem = '128MB'`)
  await client.query('alter table search_words drop constraint search_words_pkey')
  const indexes = await dropIndexes(client, tables)
  await client.query(rows, [size])
  for (const insert of inserts) await client.query(insert)
  await client.query('alter table search_words add primary key (kind, word, ref)')
  for (const index of indexes) await client.query(index)
  for (const table of tables) await client.query(`vacuum analyze ${table}`)
  await client.query('drop table bench_rows; set session_replication_role = default')
}

/** All but those of constraints; answers the statements that make them again. */
export async function dropIndexes(client: pg.Client, tables: string[]): Promise<string[]> {
  const found = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid::regclass::text = any($1)
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  )
  for (const { name } of found.rows) await client.query(`drop index ${name}`)
  return found.rows.map(({ definition }) => definition)
}

/** A third of all people share a name, so that a common search meets its limit at every size. */
const rows = `create temporary table bench_rows as
  select n, lpad(n::text, 22, '0') as id, n || '@example.jp' as mail, '+8190' || lpad(n::text, 8, '0') as phone,
    (array['佐藤', '鈴木', '高橋'])[1 + n % 3] as last, (array['サトウ', 'スズキ', 'タカハシ'])[1 + n % 3] as last_kana,
    (array['花子', '陽菜', '翔太', '誠', '楓'])[1 + n % 5] as first,
    (array['ハナコ', 'ヒナ', 'ショウタ', 'マコト', 'カエデ'])[1 + n % 5] as first_kana,
    timestamptz '2025-01-01' + n * interval '20 seconds' as at,
    case when n % 20 < 15 then 'active' when n % 20 < 17 then 'disabled' when n % 20 < 18 then 'rejected'
      else 'requires_authorization' end as token
  from generate_series(1, $1::int) n`

const version = '(select current_version_id from plans order by slug limit 1)'

const inserts = [
  `insert into customers (id, email, email_address, last_name, first_name, last_name_kana, first_name_kana,
      phone_number, postal_code, administrative_area, locality, line1, created_at, updated_at)
    select 'cus_' || id, mail, mail, last, first, last_kana, first_kana, phone, '105-0011', '東京都', '港区',
      '芝公園4-2-8', at, at from bench_rows`,
  `insert into signups (id, thread_id, status, label, browser_hash, locale, plan_version_id, details, customer_reference,
      customer_id, subscription_id, created_at, updated_at, redirected_at, completed_at)
    select 'su_' || id, 'su_' || id,
      (case token when 'rejected' then 'rejected' when 'requires_authorization' then 'redirected' else 'completed' end)::signup_status,
      (case when token = 'requires_authorization' and n % 40 < 20 then 'abandoned' end)::signup_label,
      'b' || n, 'ja', ${version}, jsonb_build_object('emailAddress', mail, 'lastName', last, 'firstName', first,
        'lastNameKana', last_kana, 'firstNameKana', first_kana, 'postalCode', '105-0011', 'administrativeArea', '東京都',
        'locality', '港区', 'line1', '芝公園4-2-8', 'phoneNumber', phone), 'cus_' || id,
      case when token in ('active', 'disabled') then 'cus_' || id end, 'sub_' || id, at, at, at,
      case when token in ('active', 'disabled') then at end
    from bench_rows`,
  `insert into subscriptions (id, thread_id, status, plan_version_id, quantity, customer_id, token_id, anchor_on,
      created_at, activated_at)
    select 'sub_' || id, 'su_' || id, (case when token in ('active', 'disabled') then 'active' else 'pending' end)::subscription_status,
      ${version}, 1, case when token in ('active', 'disabled') then 'cus_' || id end,
      case when token in ('active', 'disabled') and n % 10 > 0 then 'tok_' || id end, at::date, at, at
    from bench_rows`,
  `insert into tokens (id, sealed_id, id_hash, id_last4, test, status, signup_id, customer_id, created_at, activated_at,
      checked_at, answered_at, in_use)
    select 'tok_' || id, repeat('x', 90), md5(id) || md5(mail), right(md5(phone), 4), true, token::token_status, 'su_' || id,
      case when token in ('active', 'disabled') then 'cus_' || id end, at, at, now(), now(),
      token in ('active', 'disabled') and n % 10 > 0
    from bench_rows`,
  `insert into token_operations (id, token_id, test, action, status, reason, staff_id, was, run_after, created_at)
    select 'mov_' || id, 'tok_' || id, true, 'delete', 'waiting', 'other', 'nobody', 'active', now() + interval '1 day', at
    from bench_rows where n % 20 = 7`,
  // Names are few, so that their words are made once; a mail and a phone are words as they are.
  `insert into search_words
    with names as materialized (
      select distinct on (n % 15) n % 15 as n, array(select search_words_of(last, first, last_kana, first_kana, '', '')) as words
      from bench_rows where n <= 15
    )
    select w, kind, prefix || id from bench_rows r join names on names.n = r.n % 15,
      unnest(names.words || array[mail, '090' || lpad(r.n::text, 8, '0')]) as w,
      (values ('customer', 'cus_'), ('signup', 'su_')) as k (kind, prefix)`,
]
