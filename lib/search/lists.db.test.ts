import { beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#lib/audit/list-audit.ts'
import { listCustomers } from '#lib/customers/list-customers.ts'
import { liftHold, placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { addRows } from '#lib/db/testing-rows.ts'
import { listEmails } from '#lib/emails/list-emails.ts'
import { listEvents } from '#lib/events/list-events.ts'
import { pageSize, readCursor, writeCursor } from '#lib/paging.ts'
import { saveDraft } from '#lib/signups/draft/save-draft.ts'
import { listSignups } from '#lib/signups/staff/list-signups.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { draftOf, redirected } from '#lib/signups/testing.ts'
import { decide, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { listSubscriptions } from '#lib/subscriptions/list-subscriptions.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'

withSmartpay()

type Ids = { signupId: string; tokenId: string; customerId: string; subscriptionId: string }
const tanaka: Ids = { signupId: '', tokenId: '', customerId: '', subscriptionId: '' }

/** Enough for more than two pages, made by SQL; and one 田中 made by the forms. */
const many = 2 * pageSize + 5

beforeAll(async () => {
  const { signupId, tokenId } = await redirected('tanaka', {
    lastName: '田中',
    lastNameKana: 'タナカ',
    phoneNumber: '080-1111-2222',
  })
  await decide(signupId, 'approve')
  await settleNow(signupId, 'somebody')
  const { customerId, subscriptionId } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
  })
  Object.assign(tanaka, { signupId, tokenId, customerId, subscriptionId })
  await addRows`
    insert into customers (id, email, email_address, last_name, first_name, last_name_kana, first_name_kana,
      phone_number, postal_code, administrative_area, locality, line1, created_at, updated_at)
    select 'cus_many' || n, n || '@many.example', n || '@many.example', '佐藤', n::text, 'サトウ', lpad(n::text, 3, '0'),
      '+81901234' || lpad(n::text, 4, '0'), '105-0011', '東京都', '港区', '1', teiki_now() - n * interval '1 hour', teiki_now()
    from generate_series(1, ${many}) n`
  await addRows`
    insert into subscriptions (id, thread_id, status, plan_version_id, quantity, customer_id, payment_method, created_at)
    select 'sub_many' || n, 'su_many' || n, (case when n % 5 = 0 then 'canceled' else 'active' end)::subscription_status,
      v.plan_version_id, 1, 'cus_many' || n, (case when n % 2 = 0 then 'bank_transfer' else 'smartpay' end)::payment_method,
      teiki_now() - n * interval '1 hour'
    from generate_series(1, ${many}) n, (select plan_version_id from subscriptions limit 1) v`
})

const customers = { tab: 'all', search: '', sort: 'newest', cursor: null } as const
const subscriptions = { tab: 'all', search: '', oldestFirst: false, cursor: null } as const
const signups = { tab: 'all', search: '', oldestFirst: false, cursor: null } as const

describe('searching', () => {
  test.each([
    ['hiragana', 'たなか'],
    ['half-width kana', 'ﾀﾅｶ'],
    ['kanji', '田中'],
    ['the phone in full width', '０８０１１１１２２２２'],
    ['the mail', 'TANAKA@example.jp'],
  ])('finds the person everywhere by %s', async (_name, search) => {
    const found = await Promise.all([
      listCustomers({ ...customers, search }),
      listSubscriptions({ ...subscriptions, search }),
      listSignups({ ...signups, search }),
    ])
    expect(found.map(({ rows, total }) => [rows.map(({ id }) => id), total])).toEqual([
      [[tanaka.customerId], 1],
      [[tanaka.subscriptionId], 1],
      [[tanaka.signupId], 1],
    ])
  })

  test.each([
    ['a customer', async () => tanaka.customerId],
    ['a subscription', async () => tanaka.subscriptionId],
    ['a signup', async () => tanaka.signupId],
    ['a token', async () => tanaka.tokenId],
    ['Smartpay’s token', async () => (await sessionsOf(tanaka.signupId))[0]?.token ?? ''],
    [
      'a cycle',
      async () =>
        (
          await db().cycle.findFirstOrThrow({
            where: { subscriptionId: tanaka.subscriptionId },
          })
        ).id,
    ],
  ])('finds by the id of %s', async (_name, idOf) => {
    const search = ` ${await idOf()} `
    const found = await Promise.all([
      listCustomers({ ...customers, search }),
      listSubscriptions({ ...subscriptions, search }),
      listSignups({ ...signups, search }),
    ])
    expect(found.map(({ rows }) => rows.map(({ id }) => id))).toEqual([
      [tanaka.customerId],
      [tanaka.subscriptionId],
      [tanaka.signupId],
    ])
  })

  test.each(['%', '_', "'", '\\', '', '　'])('takes %j as what it is', async (typed) => {
    const { total } = await listCustomers({ ...customers, search: `${typed}nobody${typed}` })
    expect(total).toBe(0)
  })
})

describe('paging', () => {
  test.each(['newest', 'oldest', 'name'] as const)('goes forth and back by %s', async (sort) => {
    const first = await listCustomers({ ...customers, sort })
    const second = await listCustomers({
      ...customers,
      sort,
      cursor: readCursor(first.next ?? ''),
    })
    const third = await listCustomers({
      ...customers,
      sort,
      cursor: readCursor(second.next ?? ''),
    })
    const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(many + 1)
    expect(third.next).toBe(null)
    const back = await listCustomers({
      ...customers,
      sort,
      cursor: readCursor(third.previous ?? ''),
    })
    expect(back.rows).toEqual(second.rows)
    const begin = await listCustomers({
      ...customers,
      sort,
      cursor: readCursor(back.previous ?? ''),
    })
    expect(begin.rows).toEqual(first.rows)
    expect(begin.previous).toBe(null)
  })

  test.each([
    ['no moment', { at: 'yesterday', id: 'x', direction: 'after' as const }],
    ['SQL', { at: "'; drop table customers; --", id: "'", direction: 'before' as const }],
    ['before all years', { at: '-000001-01-01T00:00:00Z', id: 'x', direction: 'after' as const }],
    ['after all years', { at: '+275000-01-01T00:00:00Z', id: 'x', direction: 'after' as const }],
  ])('a place made by hand that is %s is the beginning', async (_name, cursor) => {
    const made = readCursor(writeCursor(cursor))
    expect(await listSubscriptions({ ...subscriptions, cursor: made })).toEqual(
      await listSubscriptions(subscriptions),
    )
    expect((await listCustomers({ ...customers, sort: 'name', cursor: made })).total).toBe(many + 1)
  })
})

test('no place made by hand is more than the database can read', async () => {
  for (const at of ['\0', '\ud83d', '0000-01-01', '-000001-01-01', '+275760-09-13'])
    for (const direction of ['after', 'before'] as const) {
      const cursor = readCursor(writeCursor({ at, id: 'x\0', direction }))
      await listCustomers({ ...customers, sort: 'name', cursor })
      await listCustomers({ ...customers, cursor })
      await listSubscriptions({ ...subscriptions, cursor })
      await listSignups({ ...signups, cursor })
      await listTokens({ ...subscriptions, tab: 'all', cursor })
      await listEvents({ tab: 'all', cursor })
      await listEmails({ tab: 'all', cursor })
      await listAudit({ actor: '', subject: '', cursor })
    }
})

describe('tabs', () => {
  test('tell running subscriptions from those that are over or paid offline', async () => {
    const count = async (tab: Parameters<typeof listSubscriptions>[0]['tab']) =>
      (await listSubscriptions({ ...subscriptions, tab })).total
    expect(await count('all')).toBe(many + 1)
    expect(await count('over')).toBe(Math.floor(many / 5))
    expect(await count('active')).toBe(many + 1 - Math.floor(many / 5))
    expect(await count('offline')).toBe(Math.floor(many / 2) - Math.floor(many / 10))
    expect(await count('held')).toBe(0)
  })

  test('show as held what its row says is held', async () => {
    const held = async (filter = {}) =>
      (await listSubscriptions({ ...subscriptions, tab: 'held', ...filter })).rows
    const hold = { id: tanaka.customerId, staffId: 'somebody' }
    await placeHold({ ...hold, kind: 'customer', reason: 'other' })
    await db().$executeRaw`
      update subscriptions set held_at = teiki_now(), held_by = 'x', hold_reason = 'other' where id = 'sub_many1'`
    for (const filter of [{}, { oldestFirst: true }, { search: '田中' }]) {
      const rows = await held(filter)
      expect(rows.map((row) => row.held)).toEqual(rows.map(() => true))
      expect(rows.map(({ id }) => id)).toContain(tanaka.subscriptionId)
    }
    expect(await held()).toHaveLength(2)
    await liftHold({ ...hold, kind: 'customer' })
    expect((await held()).map(({ id }) => id)).toEqual(['sub_many1'])
  })

  test('keep whoever never gave their details out of the way', async () => {
    const saved = await saveDraft({
      slug: 'seasons',
      browserHash: 'nobody',
      address: null,
      locale: 'ja',
      typed: { lastName: '山' },
    })
    const typed = await draftOf('somebody')
    const id = saved.ok ? saved.value.signupId : ''
    const idsIn = async (tab: Parameters<typeof listSignups>[0]['tab']) =>
      (await listSignups({ ...signups, tab })).rows.map((row) => row.id)
    expect(await idsIn('all')).not.toContain(id)
    expect(await idsIn('empty')).toEqual([id])
    expect(await idsIn('typed')).toEqual([typed])
    expect(await idsIn('completed')).toEqual([tanaka.signupId])
    expect(await idsIn('waiting')).toEqual([])
  })
})
