import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { type Cursor, pageSize, readCursor, writeCursor } from '#lib/paging.ts'
import { draftOf, seedDemoShop } from '#lib/signups/testing.ts'
import { listTokens } from './list-tokens.ts'
import type { TokenFilter } from './token-filter.ts'

type Asked = TokenFilter & { cursor: Cursor | null }

const all: Asked = { tab: 'all', search: '', oldestFirst: false, cursor: null }

/** 45 tokens of nine people, each fifth of them disabled; groups of three share their moment. */
beforeAll(async () => {
  await seedDemoShop()
  const template = await draftOf('template')
  await db().$executeRaw`
    insert into customers (id, email, email_address, last_name, first_name, last_name_kana, first_name_kana,
      phone_number, postal_code, administrative_area, locality, line1, created_at, updated_at)
    select 'cus_' || n, 'p' || n || '@example.jp', 'p' || n || '@example.jp', case n when 1 then '田中' else '山田' end,
      'n' || n, case n when 1 then 'タナカ' else 'ヤマダ' end, 'ハナコ', '+8190000000' || n, '1050011', '東京都', '港区', '1',
      now(), now() from generate_series(1, 9) n`
  await db().$executeRaw`
    insert into signups select (jsonb_populate_record(s, jsonb_build_object('id', 'su_' || n, 'thread_id', 'line' || n,
      'subscription_id', null))).* from signups s, generate_series(1, 45) n where s.id = ${template}`
  await db().$executeRaw`
    insert into tokens (id, sealed_id, id_hash, id_last4, test, status, signup_id, customer_id, created_at, in_use)
    select 'tok_' || lpad(n::text, 2, '0'), '', 'hash' || n, lpad(n::text, 4, '0'), true,
      (case n % 5 when 0 then 'disabled' else 'active' end)::token_status, 'su_' || n, 'cus_' || (n % 9 + 1),
      '2026-01-01'::timestamptz + (n / 3) * interval '1 day', n % 2 = 1 from generate_series(1, 45) n`
})

/** Every page from one end to the other, following the links. */
async function walk(filter: Asked, step: 'next' | 'previous'): Promise<string[][]> {
  const pages: string[][] = []
  for (let cursor = filter.cursor, more = true; more; ) {
    const page = await listTokens({ ...filter, cursor })
    pages.push(page.rows.map(({ id }) => id))
    cursor = readCursor(page[step] ?? undefined)
    more = cursor !== null
  }
  return pages
}

describe('pages of tokens', () => {
  test.each([
    ['newest first', false],
    ['oldest first', true],
  ])('show each row once, forth and back, %s', async (_name, oldestFirst) => {
    const filter = { ...all, oldestFirst }
    const forth = await walk(filter, 'next')
    expect(forth.map((page) => page.length)).toEqual([20, 20, 5])
    const ids = forth.flat()
    expect(ids).toEqual(oldestFirst ? ids.toSorted() : ids.toSorted().reverse())
    expect(new Set(ids).size).toBe(45)
    const last = await listTokens({ ...filter, cursor: await cursorOfPage(filter, 2) })
    const back = await walk(
      { ...filter, cursor: readCursor(last.previous ?? undefined) },
      'previous',
    )
    expect(back.toReversed().flat()).toEqual(ids.slice(0, 40))
  })

  test('repeat and lose nothing when a row is added meanwhile', async () => {
    const first = await listTokens(all)
    const cursor = readCursor(first.next ?? undefined)
    const second = await listTokens({ ...all, cursor })
    await db().$executeRaw`update tokens set created_at = '2027-01-01' where id = 'tok_01'`
    expect((await listTokens({ ...all, cursor })).rows).toEqual(second.rows)
    await db().$executeRaw`update tokens set created_at = '2026-01-01' where id = 'tok_01'`
  })

  test('begin at the beginning for a place made by hand', async () => {
    const { rows } = await listTokens(all)
    for (const made of ['', 'x', btoa('[1,2,3]'), btoa('{}'), btoa('["a"]'), 'A'.repeat(1000)])
      expect((await listTokens({ ...all, cursor: readCursor(made) })).rows, made).toEqual(rows)
    const strange = [
      { at: 'yesterday', id: '', direction: 'after' },
      { at: '2026-13-45', id: "'; drop table tokens; --", direction: 'before' },
      { at: '+275760-09-13T00:00:00.000Z', id: '', direction: 'after' },
    ] as const
    for (const cursor of strange)
      expect(
        (await listTokens({ ...all, cursor: readCursor(writeCursor(cursor)) })).rows.length,
      ).toBe(pageSize)
  })
})

describe('filters', () => {
  test.each([
    ['active', 36],
    ['disabled', 9],
    ['requires_authorization', 0],
    ['unused', 22],
    ['open', 0],
  ] as const)('%s finds %i', async (tab, total) => {
    expect((await listTokens({ ...all, tab })).total).toBe(total)
    expect((await walk({ ...all, tab }, 'next')).flat()).toHaveLength(total)
  })

  test.each([
    ['a name', '田中', 5],
    ['kana in half width', 'ﾀﾅｶ', 5],
    ['hiragana', 'やまだ', 40],
    ['a mail', 'P3@example.jp', 5],
    ['a phone', '090-0000-004', 5],
    ['the last four', '0042', 1],
    ['an id', 'tok_07', 1],
    ['nobody', '鈴木', 0],
    ['a wildcard', '%', 0],
  ])('finds by %s', async (_name, search, total) => {
    expect((await listTokens({ ...all, search })).total).toBe(total)
  })

  test('combine', async () => {
    expect((await listTokens({ ...all, tab: 'disabled', search: 'やまだ' })).total).toBe(8)
  })
})

describe('tokens with an open operation', () => {
  /** Asked for in another order than that in which the tokens were made; every third is over already. */
  beforeAll(async () => {
    await db().$executeRaw`
      insert into token_operations (id, token_id, test, action, status, reason, staff_id, was, run_after, created_at)
      select 'mov_' || id, id, true, 'delete',
        (case row_number() over (order by id) % 3 when 0 then 'done' else 'waiting' end)::token_operation_status,
        'other', 'somebody', 'active', now(), '2026-06-01'::timestamptz - row_number() over (order by id) / 2 * interval '1 hour'
      from tokens`
  })

  test.each([
    ['newest first', false],
    ['oldest first', true],
  ])('are sorted by when it was asked for, %s', async (_name, oldestFirst) => {
    const filter = { ...all, tab: 'open', oldestFirst } as const
    const forth = await walk(filter, 'next')
    expect(forth.map((page) => page.length)).toEqual([20, 10])
    const open = await db().tokenOperation.findMany({
      where: { status: 'waiting' },
      orderBy: oldestFirst
        ? [{ createdAt: 'asc' }, { tokenId: 'asc' }]
        : [{ createdAt: 'desc' }, { tokenId: 'desc' }],
    })
    expect(forth.flat()).toEqual(open.map(({ tokenId }) => tokenId))
    const last = await listTokens({ ...filter, cursor: await cursorOfPage(filter, 1) })
    const back = await listTokens({ ...filter, cursor: readCursor(last.previous ?? undefined) })
    expect(back.rows.map(({ id }) => id)).toEqual(forth[0])
    expect(last.total).toBe(30)
  })

  test('are found by a search too', async () => {
    const found = await listTokens({ ...all, tab: 'open', search: 'P3@example.jp' })
    expect(found.rows.every(({ operation }) => operation === 'waiting')).toBe(true)
    expect([found.total, found.rows.length]).toEqual([5, 5])
  })
})

async function cursorOfPage(filter: Asked, number: number) {
  let cursor = filter.cursor
  for (let page = 0; page < number; page += 1)
    cursor = readCursor((await listTokens({ ...filter, cursor })).next ?? undefined)
  return cursor
}
