import { expect, test } from 'vitest'
import { csvLine } from '#lib/csv.ts'
import { pieceSize } from '#lib/csv-pieces.ts'
import { db } from '#lib/db/client.ts'
import { addRows } from '#lib/db/testing-rows.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { exportCustomers } from './customers.ts'
import { exportSignups } from './signups.ts'
import { exportSubscriptions } from './subscriptions.ts'
import { rowsOf, time, tokyo } from './testing-files.ts'

withSmartpay()

test('what somebody typed is text in every file', async () => {
  const { signupId } = await redirected('one', { lastName: '田中', lastNameKana: 'タナカ' })
  await decide(signupId, 'approve')
  await settleNow(signupId, 'somebody')
  await redirected('two')
  // The form refuses such a name; one could have come from elsewhere.
  await db().$executeRaw`update customers set last_name = '=田中'`
  await db().$executeRaw`
    update signups set details = jsonb_set(details, '{lastName}', '"=田中"') where id = ${signupId}`
  const name = '=田中 花子'
  const filter = { tab: 'all', search: '', oldestFirst: false } as const

  const [customer = []] = await rowsOf(exportCustomers({ ...filter, sort: 'newest' }, 'ja', tokyo))
  expect(customer.slice(1, 9)).toEqual([
    name,
    'タナカ ハナコ',
    expect.stringMatching(/@/),
    '090-1234-5678',
    1,
    0,
    1,
    0,
  ])
  expect(csvLine(customer)).toContain(`"'${name}"`)

  const [subscription = []] = await rowsOf(exportSubscriptions(filter, 'ja', tokyo))
  expect(subscription).toContain(name)
  expect(subscription[1]).toBe('契約中')
  expect(subscription[10]).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(subscription.at(-1)).toMatch(time)

  const signups = await rowsOf(exportSignups(filter, 'en', tokyo))
  expect(signups.map((row) => row[2])).toEqual(['山田 花子', name])
  expect(signups[1]?.[8]).toMatch(time)
  expect(await rowsOf(exportSignups({ ...filter, search: 'たなか' }, 'ja', tokyo))).toHaveLength(1)
})

test('every customer is in the file once, in any order', async () => {
  const many = 2 * pieceSize + 3
  await addRows`
    insert into customers (id, email, email_address, last_name, first_name, last_name_kana, first_name_kana,
      phone_number, postal_code, administrative_area, locality, line1, created_at, updated_at)
    select 'cus_many' || n, n || '@many.example', n || '@many.example', '佐藤', n::text, 'サトウ', (n % 7)::text,
      '+81901234' || lpad(n::text, 4, '0'), '105-0011', '東京都', '港区', '1',
      timestamptz '2020-01-01' + (n / 3) * interval '1 ms', teiki_now()
    from generate_series(1, ${many}) n`
  for (const sort of ['newest', 'oldest', 'name'] as const) {
    const rows = await rowsOf(exportCustomers({ tab: 'all', search: '', sort }, 'ja', tokyo))
    expect(new Set(rows.map(([id]) => id)).size, sort).toBe(many + 1)
  }
})
