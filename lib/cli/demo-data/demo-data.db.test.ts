import { beforeAll, expect, test } from 'vitest'
import { ensureLocalOwner, localOwner } from '#lib/auth/staff/local-owner.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { wallClockMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { unlockClock } from '#lib/db/local-clock.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { type Sandbox, startSandbox } from '#lib/sandbox/server.ts'
import { readDemoShop } from '#lib/signups/testing.ts'
import { reconcileTokens } from '#lib/tokens/reconcile/reconcile-tokens.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'
import { DemoClock } from './demo-clock.ts'
import { makeDemoData } from './make-demo-data.ts'
import { playScenarios } from './play-scenarios.ts'
import { demoDays } from './schedule.ts'
import { readDemoData } from './schema.ts'

let sandbox: Sandbox
const dayMs = 86_400_000
const end = wallClockMs()
/** Most kinds of scenarios have been there by then. */
const cutOffAt = end - 330 * dayMs
let chronicleOfCutOff: string[][]

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  process.env.SMARTPAY_API_URL = `${sandbox.origin}/v1`
  process.env.SMARTPAY_CHECKOUT_ORIGIN = sandbox.origin
  await ensureLocalOwner()
  await unlockClock(testDatabaseUrl)
  await beginAndCutOff()
  chronicleOfCutOff = await chronicle()
  expect(await makeDemoData(await readDemoShop(), undefined, end)).toBe(true)
  return () => sandbox.close()
})

/** As makeDemoData does it, until somebody kills it. */
async function beginAndCutOff(): Promise<void> {
  class Killed extends DemoClock {
    override async moveTo(at: number): Promise<void> {
      if (at > cutOffAt) throw new Error('killed')
      await super.moveTo(at)
    }
  }
  const clock = new Killed()
  expect(await clock.begin(end - (demoDays + 1) * dayMs)).toBe(true)
  await seedShop(await readDemoShop())
  const owner = await db().staff.findUniqueOrThrow({ where: { email: localOwner.email } })
  await expect(playScenarios(readDemoData(), { clock, staffId: owner.id, end })).rejects.toThrow(
    'killed',
  )
}

const ask = (sql: string) => db().$queryRawUnsafe<Record<string, unknown>[]>(sql)
const counts = async (what: string, from: string) => {
  const rows = await ask(
    `select concat_ws(' ', ${what}) as what, count(*)::int from ${from} group by 1`,
  )
  return Object.fromEntries(rows.map((row) => [row.what, row.count]))
}

test('every state of signup, token and payment is there', async () => {
  expect(await counts('payment_method, status, label', 'signups')).toEqual({
    'bank_transfer completed': 30,
    'cash_on_delivery completed': 21,
    'smartpay completed': 231,
    'smartpay draft': 8,
    'smartpay redirected': 3,
    'smartpay redirected abandoned': 49,
    'smartpay redirected canceled': 11,
    'smartpay rejected': 25,
    'smartpay submitting': 2,
  })
  expect(await counts('status', 'tokens')).toEqual({
    active: 217,
    deleted: 5,
    disabled: 9,
    rejected: 25,
    requires_authorization: 63,
  })
  const paid = await counts('payment_method, status', 'orders')
  for (const paymentMethod of ['bank_transfer', 'cash_on_delivery'])
    for (const status of ['awaiting_payment', 'paid', 'expired'])
      expect(paid[`${paymentMethod} ${status}`], `${paymentMethod} ${status}`).toBeGreaterThan(0)
  for (const status of ['paid', 'past_due', 'canceled', 'open'])
    expect(paid[`smartpay ${status}`], `smartpay ${status}`).toBeGreaterThan(0)
  const charges = await counts('status', 'charges')
  for (const status of ['succeeded', 'hard_declined', 'refused', 'open', 'intended', 'canceled'])
    expect(charges[status], status).toBeGreaterThan(0)
  const subscriptions = await counts('status', 'subscriptions')
  for (const status of ['active', 'past_due', 'canceled', 'pending'])
    expect(subscriptions[status], status).toBeGreaterThan(0)
  expect(await findBrokenInvariants()).toEqual([])
  expect(await counts('action, status', 'token_operations')).toEqual({
    'delete done': 5,
    'delete undone': 1,
    'delete waiting': 1,
    'disable done': 11,
    'enable done': 4,
  })
  const [people] = await ask('select count(distinct browser_hash)::int as count from signups')
  expect(people?.count).toBe(300)
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

test('a shop that is used already is left alone', async () => {
  expect(await makeDemoData(await readDemoShop())).toBe(false)
})

test('one that was cut off is begun anew, and is the same every time', async () => {
  const chronicleOfWhole = await chronicle()
  for (const entries of chronicleOfWhole) expect(entries.length).toBeGreaterThan(5)
  expect(chronicleOfWhole).toEqual(chronicleOfCutOff)
})

/** What happened before the cut: everything that a person would see, by mail address instead of by id. */
async function chronicle(): Promise<string[][]> {
  const until = new Date(cutOffAt - dayMs).toISOString()
  const on = (column: string) => `to_char(${column} at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as day`
  const before = (column: string) => `${column} < '${until}'`
  const person = `s.typed->>'emailAddress' as mail, s.typed->>'lastName' as name, s.typed->>'line1' as home,
    s.locale, s.quantity`
  const signup = 'join signups s on s.id'
  const subscriber = `join subscriptions u on u.id = c.subscription_id join customers p on p.id = u.customer_id`
  return Promise.all(
    [
      `select ${person}, h."from", h."to", h.code, h.detail::text, h.actor, ${on('h.at')}
        from signup_history h ${signup} = h.signup_id where ${before('h.at')}`,
      `select ${person}, l.slug, c.version, c.locale as language, ${on('c.agreed_at')} from consents c
        ${signup} = c.signup_id join plan_versions v on v.id = s.plan_version_id
        join plans l on l.id = v.plan_id where ${before('c.agreed_at')}`,
      `select ${person}, h."from", h."to", h.code, h.detail::text, h.actor, ${on('h.at')}
        from token_history h join tokens t on t.id = h.token_id ${signup} = t.signup_id where ${before('h.at')}`,
      `select ${person}, m.action::text, m.reason, m.note, ${on('m.created_at')}
        from token_operations m join tokens t on t.id = m.token_id ${signup} = t.signup_id
        where ${before('m.created_at')}`,
      `select p.email, c.index, c.due_on::text, c.amount_minor, h."from", h."to", ${on('h.at')}
        from cycle_history h join cycles c on c.id = h.cycle_id ${subscriber} where ${before('h.at')}`,
      `select p.email, c.index, c.total_minor, h."from", h."to", ${on('h.at')}
        from order_history h join orders c on c.id = h.order_id ${subscriber} where ${before('h.at')}`,
      `select p.email, c.index, g.attempt, g.amount_minor, h."from", h."to", h.code, ${on('h.at')}
        from charge_history h join charges g on g.id = h.charge_id join orders c on c.id = g.order_id ${subscriber} where ${before('h.at')}`,
      `select p.email, h."from", h."to", h.code, ${on('h.at')}
        from subscription_history h join subscriptions u on u.id = h.subscription_id join customers p on p.id = u.customer_id
        where ${before('h.at')}`,
      `select p.email, c.index, y.amount_minor, y.received_on::text, y.note
        from offline_payments y join orders c on c.id = y.order_id ${subscriber} where ${before('y.created_at')}`,
      `select recipient, kind, subject, ${on('at')} from mailbox where ${before('at')}`,
    ].map(async (sql) => (await ask(sql)).map((row) => JSON.stringify(row)).sort()),
  )
}
