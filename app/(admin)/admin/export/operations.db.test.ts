import { expect, test } from 'vitest'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { csvLine } from '#lib/csv.ts'
import { pieceSize } from '#lib/csv-pieces.ts'
import { db } from '#lib/db/client.ts'
import { addRows } from '#lib/db/testing-rows.ts'
import { redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { exportAudit } from './audit.ts'
import { exportDeliveries } from './deliveries.ts'
import { exportEmails } from './emails.ts'
import { exportEvents } from './events.ts'
import { exportRuns } from './operations.ts'
import { exportDrifts } from './reconcile.ts'
import { rowsOf, time, tokyo } from './testing-files.ts'

withSmartpay()

const many = 2 * pieceSize + 3

test('every event is in the file once, with its state in words', async () => {
  await addRows`
    insert into events (id, type, subject, test, status, parked_because, occurred_at, signed_at, received_at,
      last_received_at, processed_at)
    select 'evt_' || n, 'token.approved', 'x', true, (case n % 2 when 0 then 'parked' else 'processed' end)::event_status,
      case n % 2 when 0 then 'silent' end, at, at, at, at, case n % 2 when 1 then at end
    from generate_series(1, ${many}) n, lateral (select teiki_now() - (n / 3) * interval '1 ms' as at) t`
  const rows = await rowsOf(exportEvents('all', 'ja', tokyo))
  expect(new Set(rows.map(([id]) => id)).size).toBe(many)
  const parked = await rowsOf(exportEvents('parked', 'ja', tokyo))
  expect(parked).toHaveLength(pieceSize + 1)
  expect(parked[0]?.slice(1)).toEqual([
    'トークン承認',
    'token.approved',
    null,
    '保留',
    'Smartpayが答えませんでした',
    expect.stringMatching(time),
    null,
    1,
    0,
  ])
})

test('a day of deliveries tells what was believed and what was not', async () => {
  await db().$executeRaw`
    insert into webhook_refusals (day, reason, count, last_at)
    values (shop_day(teiki_now()), 'unsigned', 7, teiki_now())`
  const rows = await rowsOf(exportDeliveries('en'))
  expect(rows).toHaveLength(30)
  expect(rows[0]?.slice(2)).toEqual([0, 7, 0, 0, 0])
  expect(
    rows
      .map(([day]) => day)
      .toSorted()
      .toReversed(),
  ).toEqual(rows.map(([day]) => day))
})

test('emails name whom they are for, as text', async () => {
  const { signupId, tokenId } = await redirected('mail')
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  await db().$executeRaw`
    update subscriptions set delivery = jsonb_set(delivery, '{lastName}', '"=cmd"')`
  const [row = []] = await rowsOf(exportEmails('waiting', 'ja', tokyo))
  expect(row.slice(1, 6)).toEqual([
    'お申し込み完了',
    '=cmd 花子',
    'mail@example.jp',
    '送信待ち',
    null,
  ])
  expect(csvLine(row)).toContain('"\'=cmd 花子"')
  expect(await rowsOf(exportEmails('sent', 'ja', tokyo))).toEqual([])
})

test('a run tells what it did', async () => {
  await db().$executeRaw`
    insert into job_runs (name, started_at, finished_at, late_at, status, detail) values
      ('events', teiki_now(), teiki_now(), teiki_now() + interval '1 day', 'done', '{"processed":2,"complete":false}'),
      ('emails', teiki_now(), teiki_now(), teiki_now() - interval '1 day', 'failed', '{"because":"silent","sent":1}'),
      ('comparison', teiki_now() - interval '1 s', null, teiki_now() + interval '1 day', null, '{}')`
  const rows = await rowsOf(exportRuns('en', tokyo))
  expect(rows.map(([name, , , outcome]) => [name, outcome])).toEqual([
    ['Emails', 'No response, overdue, 1 sent'],
    ['Comparison with Smartpay', '—'],
    ['Events from Smartpay', '2 processed, the next run continues'],
  ])
  expect(rows[1]?.slice(1, 3)).toEqual([expect.stringMatching(time), null])
})

test('every difference is in the file once, with its fix', async () => {
  await addRows`
    insert into token_drifts (id, kind, test, last4, there, here, found_at)
    select 'd' || n, case n % 2 when 0 then 'unknown-here' else 'not-there' end, true, lpad((n % 10000)::text, 4, '0'),
      case n % 2 when 0 then 'active' end, case n % 2 when 1 then 'active' end, teiki_now() - (n / 5) * interval '1 ms'
    from generate_series(1, ${many}) n`
  const rows = await rowsOf(exportDrifts('en', tokyo))
  expect(rows).toHaveLength(many)
  expect(new Set(rows.map(([kind, last4]) => `${kind} ${last4}`)).size).toBe(many)
  expect(rows[0]?.slice(0, 10)).toEqual([
    'Here, not at Smartpay',
    expect.stringMatching(/^\d{4}$/),
    'none',
    'Active',
    null,
    0,
    null,
    null,
    'Update here: deleted',
    expect.stringMatching(time),
  ])
})

test('the audit log goes out with its hashes, as a filter shows it', async () => {
  await db().$executeRaw`
    insert into staff (id, name, email) values ('stf', '=HYPERLINK("x")', 'a@teiki.example')`
  await recordAudit({ actor: 'command', action: 'token.disable', subject: 't', outcome: 'done' })
  await recordAudit({
    actor: 'stf',
    action: 'customer.hold',
    subject: 'c',
    outcome: 'refused',
    detail: { because: 'gone', token: 'tok_0000000000000000000001' },
  })
  const rows = await rowsOf(exportAudit({ actor: '', subject: '' }, 'ja', tokyo))
  expect(rows.map((row) => row[6])).toEqual(['c', 't'])
  const [row = []] = rows
  expect(row.slice(2, 6)).toEqual([
    '=HYPERLINK("x")',
    'stf',
    '請求を止める・再開する',
    'customer.hold',
  ])
  expect(csvLine(row)).toContain('"\'=HYPERLINK(""x"")"')
  expect(`${row[8]}`.split('\n')).toHaveLength(2)
  expect(row[8]).toContain('tok_0000000000000000000001')
  expect(row[9]).toMatch(/^[0-9a-f]{64}$/)
  const filtered = await rowsOf(exportAudit({ actor: 'command', subject: '' }, 'en', tokyo))
  expect(filtered.map((one) => one[2])).toEqual(['Command'])
})
