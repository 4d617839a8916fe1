import { beforeAll, expect, test } from 'vitest'
import { ensureLocalOwner } from '#lib/auth/local-owner.ts'
import { wallClockMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { moveClock } from '#lib/db/local-clock.ts'
import { type Sandbox, startSandbox } from '#lib/sandbox/server.ts'
import { readDemoShop } from '#lib/signups/testing.ts'
import { reconcileTokens } from '#lib/tokens/reconcile-tokens.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'
import { makePast } from './make-past.ts'

let sandbox: Sandbox
const end = wallClockMs()

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  process.env.SMARTPAY_API_URL = `${sandbox.origin}/v1`
  process.env.SMARTPAY_CHECKOUT_ORIGIN = sandbox.origin
  await ensureLocalOwner()
  expect(await makePast(await readDemoShop(), undefined, end)).toBe(true)
  return () => sandbox.close()
}, 240_000)

const ask = (sql: string) => db().$queryRawUnsafe<Record<string, unknown>[]>(sql)
const counts = async (what: string, from: string) => {
  const rows = await ask(
    `select concat_ws(' ', ${what}) as what, count(*)::int from ${from} group by 1`,
  )
  return Object.fromEntries(rows.map((row) => [row.what, row.count]))
}

test('every state of signup, token and payment is there', async () => {
  expect(await counts('way, status, label', 'signups')).toEqual({
    'bank_transfer completed': 30,
    'cash_on_delivery completed': 21,
    'smartpay completed': 131,
    'smartpay draft': 8,
    'smartpay redirected': 4,
    'smartpay redirected abandoned': 47,
    'smartpay redirected canceled': 12,
    'smartpay rejected': 25,
    'smartpay submitting': 2,
  })
  expect(await counts('status', 'tokens')).toEqual({
    active: 117,
    deleted: 5,
    disabled: 9,
    rejected: 25,
    requires_authorization: 63,
  })
  const payments = 'cycles c join subscriptions s on s.id = c.subscription_id'
  const paid = await counts('s.way, c.status', payments)
  for (const way of ['bank_transfer', 'cash_on_delivery'])
    for (const status of ['scheduled', 'awaiting_payment', 'paid', 'skipped'])
      expect(paid[`${way} ${status}`], `${way} ${status}`).toBeGreaterThan(0)
  expect(await counts('act, status', 'token_moves')).toEqual({
    'delete done': 5,
    'delete undone': 1,
    'delete waiting': 1,
    'disable done': 11,
    'enable done': 4,
  })
  const [people] = await ask('select count(distinct browser_hash)::int as count from signups')
  expect(people?.count).toBe(200)
  const several = await ask('select from tokens group by customer_id having count(customer_id) > 1')
  expect(several.length).toBeGreaterThan(17)
})

test('Smartpay agrees, but for two tokens of which nobody told the shop', async () => {
  const { tokens } = await (await fetch(`${sandbox.origin}/_control/ledger`)).json()
  const rows = await db().token.findMany({
    select: { id: true, sealedId: true, status: true, signup: { select: { details: true } } },
  })
  const differences = rows.filter(
    ({ id, sealedId, status }) => tokens[openTokenId(id, sealedId)]?.status !== status,
  )
  expect(Object.keys(tokens)).toHaveLength(rows.length)
  expect(differences.map(({ status }) => status).sort()).toEqual([
    'active',
    'requires_authorization',
  ])
  const lost = differences.find(({ status }) => status === 'requires_authorization')
  expect(lost?.signup.details).toMatchObject({ lastName: '田中', lastNameKana: 'タナカ' })
  const reconciled = await reconcileTokens()
  expect(reconciled.ok && reconciled.value.differences.map((one) => one.kind)).toEqual([
    'other-state',
    'other-state',
  ])
})

test('shop and sandbox are back at real time, and nothing lies in the future', async () => {
  const [clock] = await ask('select offset_ms::int as offset from clock')
  expect(clock?.offset).toBe(0)
  const there = await (await fetch(`${sandbox.origin}/_control/clock`)).json()
  expect(there.offsetMs).toBe(0)
  const [late] = await ask('select count(*)::int from signup_history where at > now()')
  expect(late?.count).toBe(0)
})

test('a life that has begun is left alone', async () => {
  expect(await makePast(await readDemoShop())).toBe(false)
})

test('one that was cut off is begun anew, and is the same every time', {
  timeout: 240_000,
}, async () => {
  const first = await portrait()
  await moveClock(-1)
  expect(await makePast(await readDemoShop(), undefined, end)).toBe(true)
  expect(await portrait()).toEqual(first)
})

/** Everything that a person would see, by mail address instead of by id. */
async function portrait() {
  const day = (column: string) => `to_char(${column} at time zone 'Asia/Tokyo', 'YYYY-MM-DD')`
  return Promise.all(
    [
      `select s.typed->>'emailAddress' as mail, s.typed->>'lastName', s.typed->>'line1', s.status::text, s.label::text, s.way::text,
        s.quantity, s.failure, s.locale, p.slug, t.status::text as token, t.carries, ${day('s.created_at')} as day
        from signups s join plan_versions v on v.id = s.plan_version_id join plans p on p.id = v.plan_id
        left join tokens t on t.signup_id = s.id`,
      `select p.email, c.index, c.status::text, c.due_on::text, c.amount_minor, y.amount_minor as paid,
        y.received_on::text, y.note from cycles c join subscriptions s on s.id = c.subscription_id
        join customers p on p.id = s.customer_id left join cycle_payments y on y.cycle_id = c.id`,
      `select p.email, m.act::text, m.status::text, m.reason, m.note from token_moves m
        join tokens t on t.id = m.token_id join customers p on p.id = t.customer_id`,
      'select kind, status::text, count(*)::int from notices group by 1, 2',
      `select s.typed->>'emailAddress', h."from", h."to", h.reason, h.actor, ${day('h.at')} from signup_history h
        join signups s on s.id = h.signup_id`,
    ].map(async (sql) => (await ask(sql)).map((row) => JSON.stringify(row)).sort()),
  )
}
