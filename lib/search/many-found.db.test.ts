import { beforeAll, describe, expect, test } from 'vitest'
import { csvPieces, pieceSize } from '#lib/csv-pieces.ts'
import { listCustomers, readCustomers } from '#lib/customers/list-customers.ts'
import { addRows } from '#lib/db/testing-rows.ts'
import { listSignups, readSignups } from '#lib/signups/staff/list-signups.ts'
import { draftOf, seedDemoShop } from '#lib/signups/testing.ts'
import { listSubscriptions, readSubscriptions } from '#lib/subscriptions/list-subscriptions.ts'
import { searchIsCut } from './find-people.ts'

/** More people of one name than a search of a list reads. */
const many = 250

/** Whoever comes last by name is the only one who is held, over and rejected. */
beforeAll(async () => {
  await seedDemoShop()
  const template = await draftOf('template', { lastName: '佐藤', lastNameKana: 'サトウ' })
  await addRows`
    insert into customers (id, email, email_address, last_name, first_name, last_name_kana, first_name_kana,
      phone_number, postal_code, administrative_area, locality, line1, created_at, updated_at, held_at, held_by, hold_reason)
    select 'cus_' || n, 'p' || n || '@example.jp', 'p' || n || '@example.jp', '佐藤', lpad(n::text, 3, '0'), 'サトウ',
      lpad(n::text, 3, '0'), '+81900000' || lpad(n::text, 4, '0'), '1050011', '東京都', '港区', '1',
      teiki_now() - n * interval '1 hour', teiki_now(), case n when ${many} then teiki_now() end,
      case n when ${many} then 'x' end, case n when ${many} then 'other' end
    from generate_series(1, ${many}) n`
  await addRows`
    insert into subscriptions (id, thread_id, status, plan_version_id, quantity, customer_id, created_at)
    select 'sub_' || n, 'line' || n, (case n when ${many} then 'canceled' else 'active' end)::subscription_status,
      s.plan_version_id, 1, 'cus_' || n, teiki_now() - n * interval '1 hour'
    from signups s, generate_series(1, ${many}) n where s.id = ${template}`
  await addRows`
    insert into signups select (jsonb_populate_record(s, jsonb_build_object('id', 'su_' || n, 'thread_id', 'line' || n,
      'status', case n when ${many} then 'rejected' else 'completed' end, 'customer_id', 'cus_' || n,
      'details', s.details || jsonb_build_object('firstName', lpad(n::text, 3, '0'))))).*
    from signups s, generate_series(1, ${many}) n where s.id = ${template}`
})

const lists = {
  customers: (search: string, tab: 'all' | 'held') =>
    listCustomers({ tab, search, sort: 'newest', cursor: null }),
  subscriptions: (search: string, tab: 'all' | 'over') =>
    listSubscriptions({ tab, search, oldestFirst: false, cursor: null }),
  signups: (search: string, tab: 'all' | 'rejected') =>
    listSignups({ tab, search, oldestFirst: false, cursor: null }),
}

describe('a search that finds more than a list reads', () => {
  test('says so, on every tab', async () => {
    for (const search of ['佐藤', 'サト']) {
      const found = await Promise.all([
        lists.customers(search, 'all'),
        lists.customers(search, 'held'),
        lists.subscriptions(search, 'all'),
        lists.subscriptions(search, 'over'),
        lists.signups(search, 'all'),
        lists.signups(search, 'rejected'),
      ])
      expect(found.map(({ cut }) => cut)).toEqual(found.map(() => true))
      expect(await searchIsCut('customer', search)).toBe(true)
    }
  })

  test('says nothing of the kind where all are found', async () => {
    for (const search of ['', '佐藤1', '田中']) {
      const found = await Promise.all([
        lists.customers(search, 'all'),
        lists.subscriptions(search, 'all'),
        lists.signups(search, 'all'),
      ])
      expect(found.map(({ cut }) => cut)).toEqual([false, false, false])
      expect(await searchIsCut('customer', search)).toBe(false)
    }
  })

  test('is saved as a whole', async () => {
    const filter = { tab: 'all', search: '佐藤', oldestFirst: false } as const
    const files = [
      csvPieces((cursor) => readCustomers({ ...filter, sort: 'newest', cursor }, pieceSize), cells),
      csvPieces((cursor) => readSubscriptions({ ...filter, cursor }, pieceSize), cells),
      csvPieces((cursor) => readSignups({ ...filter, cursor }, pieceSize), cells),
    ]
    const counts = [many, many, many + 1]
    expect(await Promise.all(files.map(countRows))).toEqual(counts)
  })
})

const cells = ({ id }: { id: string }) => [id]

async function countRows(pieces: AsyncIterable<Iterable<unknown>>): Promise<number> {
  let count = 0
  for await (const piece of pieces) for (const _ of piece) count += 1
  return count
}
