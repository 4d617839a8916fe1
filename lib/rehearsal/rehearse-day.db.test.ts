import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { resumeCharges, stopCharges, tripBreaker } from '#lib/charging/charging-switch.ts'
import { manyDue } from '#lib/charging/testing-due.ts'
import { placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { plainDate } from '#lib/plain-date.ts'
import { unlimited } from '#lib/queue/budget.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { control, moveToken, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { switchKey, withUsualKey } from '#lib/smartpay-account/testing.ts'
import { change } from '#lib/subscriptions/schedule/testing.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import {
  faultsIn,
  getNextRehearsal,
  type ListedCharge,
  listFaults,
  listRehearsed,
  type Rehearsal,
  requireRehearsal,
} from './get-rehearsal.ts'
import { rehearseDay } from './rehearse-day.ts'
import { rehearseTomorrow } from './rehearse-tomorrow.ts'
import { begin, madeAhead, rehearsedOn, timeIs } from './testing.ts'

withSmartpay()
withUsualKey()

const day = plainDate('2027-03-10')
/** Each has an order of the tenth of March that is not made yet. */
const names = [
  'plain',
  'held',
  'both',
  'paused',
  'resumes',
  'disabled',
  'moving',
  'skipped',
  'over',
]
const people = new Map<string, Awaited<ReturnType<typeof begin>>>()

function of(name: string) {
  const person = people.get(name)
  if (!person) throw new Error(`Nobody is called ${name}`)
  return person
}

beforeAll(async () => {
  await timeIs('2027-02-10T15:00:00+09:00')
  for (const name of names) people.set(name, await begin(name, 'drip'))
  await chargeDue()
  await timeIs('2027-03-09T20:00:00+09:00')
})

const digestSchema = z.object({ name: z.string(), digest: z.string() })

/** Of every table but those of rehearsals, all that it holds. */
async function everything(): Promise<string[]> {
  const tables = await rows(db(), z.object({ name: z.string() }))`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'rehears%' order by 1`
  const parts = tables.map(
    ({
      name,
    }) => Prisma.sql`select ${name}::text as name, coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as digest
      from ${Prisma.raw(`"${name}"`)} t`,
  )
  const found = await rows(db(), digestSchema)`${Prisma.join(parts, ' union all ')}`
  return found.map(({ name, digest }) => `${name} ${digest}`)
}

async function rehearsal() {
  const done = await rehearseDay(day, { begunBy: 'command' })
  if (!done.ok) throw new Error(done.reason)
  return requireRehearsal(done.value)
}

/** Why each of the people would not be charged; `ready`: they would; `none`: no order of theirs comes. */
async function reasons(): Promise<Record<string, string>> {
  const charges: ListedCharge[] = []
  for await (const charge of listRehearsed(await rehearsal())) charges.push(charge)
  return Object.fromEntries(
    names.map((name) => {
      const charge = charges.find((one) => one.subscriptionId === of(name).subscriptionId)
      return [name, charge ? (charge.reason ?? 'ready') : 'none']
    }),
  )
}

test('writes no order and no charge, takes no lease, and asks Smartpay nothing', async () => {
  // Smartpay's ledger holds its objects and all requests.
  const [before, ledger] = [await everything(), await control('ledger', 'GET')]
  const { counts } = await rehearsal()
  expect(counts).toEqual([{ reason: null, count: names.length, minor: expect.any(Number) }])
  expect(await everything()).toEqual(before)
  expect(await control('ledger', 'GET')).toEqual(ledger)
})

test('twice it says the same, and each is kept', async () => {
  const [first, second] = [await rehearsedOn(day), await rehearsedOn(day)]
  expect(first.size).toBe(names.length)
  expect(second).toEqual(first)
})

test('a first order that waits for the next day is rehearsed at its first price', async () => {
  const slug = 'first'
  const { subscriptionId } = await begin('first-price', slug)
  await db().$executeRaw`
    update charges set next_try_at = '2027-03-10T00:01:00+09:00' where status = 'intended' and order_id in (select id from orders where subscription_id = ${subscriptionId})`
  const rehearsed = [...(await rehearsedOn(day))].find(([place]) =>
    place.startsWith(subscriptionId),
  )
  await timeIs('2027-03-10T00:02:00+09:00')
  await chargeDue()
  await timeIs('2027-03-09T20:00:00+09:00')
  const charge = await db().charge.findFirstOrThrow({ where: { order: { subscriptionId } } })
  expect(charge.status).toBe('succeeded')
  const digest = Buffer.from(charge.requestDigest ?? []).toString('hex')
  expect(rehearsed).toEqual([`${subscriptionId} 1 1`, `${charge.amountMinor} ${digest}`])
})

test('a day without charges is rehearsed, and has none', async () => {
  const done = await rehearseDay(day.add({ days: 1 }), { begunBy: 'command' })
  const { counts, id } = await requireRehearsal(done.ok ? done.value : '')
  expect(counts).toEqual([])
  expect(await db().rehearsedCharge.count({ where: { rehearsalId: id } })).toBe(0)
})

test.each([0, -1, 8, 4000])('a day %i days ahead is none', async (days) => {
  const today = day.subtract({ days: 1 })
  const before = await db().rehearsal.count()
  expect(await rehearseDay(today.add({ days }), { begunBy: 'command' })).toEqual({
    ok: false,
    reason: 'not-ahead',
  })
  expect(await db().rehearsal.count()).toBe(before)
})

describe('what stops all charges', () => {
  const stopped = async () => (await rehearsal()).stoppedBecause

  test('by staff is said, and the bytes are there all the same', async () => {
    await stopCharges('somebody')
    const { stoppedBecause, counts } = await rehearsal()
    expect(stoppedBecause).toBe('staff')
    expect(counts).toMatchObject([{ reason: null, count: names.length }])
    await resumeCharges('somebody')
    expect(await stopped()).toBeNull()
  })

  test('for an hour is over by then', async () => {
    await tripBreaker(1)
    expect(await stopped()).toBeNull()
    await tripBreaker(24)
    await resumeCharges('somebody')
    await tripBreaker(24)
    expect(await stopped()).toBe('breaker')
    await resumeCharges('somebody')
  })

  test('a key of the other mode is said', async () => {
    switchKey('sk_live_shop')
    expect(await stopped()).toBe('other-mode')
  })
})

test('says why each would not be charged', async () => {
  await placeHold({
    kind: 'subscription',
    id: of('held').subscriptionId,
    staffId: 'somebody',
    reason: 'dispute',
  })
  const { customerId } = await db().subscription.findUniqueOrThrow({
    where: { id: of('both').subscriptionId },
  })
  await placeHold({
    kind: 'customer',
    id: customerId ?? '',
    staffId: 'somebody',
    reason: 'dispute',
  })
  await change(of('paused').subscriptionId, { kind: 'pause', until: null })
  await change(of('resumes').subscriptionId, { kind: 'pause', until: day.subtract({ days: 1 }) })
  await moveToken(of('disabled').token, 'disable')
  await settleToken(of('disabled').tokenId, 'staff')
  const asked = { reason: 'other', note: '', staffId: 'x', batchId: null, shown: null } as const
  await askTokenOperation({ ...asked, tokenId: of('moving').tokenId, action: 'disable' })
  await change(of('skipped').subscriptionId, { kind: 'skip', index: 1 })
  await cancelNow(of('over').subscriptionId)
  expect(await reasons()).toEqual({
    plain: 'ready',
    held: 'held',
    both: 'held',
    paused: 'none',
    resumes: 'ready',
    disabled: 'token-gone',
    moving: 'token-operation',
    skipped: 'none',
    over: 'none',
  })
})

type Content = { items: object[] }

/** The person's subscription as if it had been agreed to with another content of the plan. */
async function agreedTo(name: string, change: (content: Content) => object): Promise<void> {
  const { subscriptionId } = of(name)
  const { planVersion } = await db().subscription.findUniqueOrThrow({
    where: { id: subscriptionId },
    include: { planVersion: true },
  })
  const content = JSON.stringify(change(JSON.parse(JSON.stringify(planVersion.content))))
  await db().$executeRaw`
    insert into plan_versions select (jsonb_populate_record(v, jsonb_build_object('id', ${`pv_${name}`}::text, 'number', v.number + ${name.length}::int, 'content', ${content}::jsonb))).*
    from plan_versions v where id = ${planVersion.id}`
  await db().$executeRaw`
    update subscriptions set plan_version_id = ${`pv_${name}`} where id = ${subscriptionId}`
}

test('what the shop has to put right is found the evening before, and holds up no other', async () => {
  await timeIs('2027-02-10T15:00:00+09:00')
  for (const name of ['nothing', 'broken-plan', 'other-sum', 'broken-order', 'made', 'fine'])
    people.set(name, await begin(name, 'drip'))
  await chargeDue()
  await timeIs('2027-03-09T21:00:00+09:00')
  await agreedTo('nothing', ({ items, ...rest }) => ({
    ...rest,
    shippingFeeMinor: 0,
    items: items.map((item) => ({ ...item, amountMinor: 0 })),
  }))
  await agreedTo('broken-plan', () => ({}))
  const madeFor = (name: string) => madeAhead(of(name).subscriptionId)
  const [other, broken] = [await madeFor('other-sum'), await madeFor('broken-order')]
  await madeFor('made')
  await inTransaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    await tx.$executeRaw`update order_lines set amount_minor = amount_minor + 1 where order_id = ${other} and position = 0`
    await tx.$executeRaw`update orders set delivery = '{}' where id = ${broken}`
  })
  const found = await rehearsal()
  expect(faultsIn(found)).toBe(4)
  const faults = await listFaults(found, 20)
  const reasonOf = (name: string) =>
    faults.find(({ subscriptionId }) => subscriptionId === of(name).subscriptionId)?.reason
  expect(reasonOf('nothing')).toBe('nothing-to-pay')
  expect(reasonOf('broken-plan')).toBe('unreadable')
  expect(reasonOf('other-sum')).toBe('other-sum')
  expect(reasonOf('broken-order')).toBe('unreadable')
  // Held up by none of them: made ahead or not, they are sent.
  for (const name of ['made', 'fine']) expect(await isReady(found, name)).toBe(true)
  const [item] = (await listAttentionItems()).filter(({ kind }) => kind === 'charge-unsendable')
  expect(item).toMatchObject({ count: 4 })
  await timeIs('2027-03-10T00:01:00+09:00')
  expect((await listAttentionItems()).map(({ kind }) => kind)).not.toContain('charge-unsendable')
})

async function isReady(found: Rehearsal, name: string): Promise<boolean> {
  for await (const { subscriptionId, reason } of listRehearsed(found))
    if (subscriptionId === of(name).subscriptionId) return reason === null
  return false
}

/** A run that ends after each of its batches. */
function shortTurns() {
  let cursor: unknown = null
  const turn: Turn = {
    budget: { isOver: () => true, leftMs: () => 0 },
    get cursor() {
      return cursor
    },
    keepCursor: async (next) => {
      cursor = JSON.parse(JSON.stringify(next))
      return true
    },
  }
  return turn
}

describe('more than one batch', () => {
  const count = 1203
  const first = plainDate('2027-04-05')

  beforeAll(async () => {
    await timeIs('2027-04-04T20:00:00+09:00')
    await manyDue('crowd', count)
    await db().$executeRaw`
      update charges set next_try_at = '2027-04-05T00:00:00+09:00' where status = 'intended' and first_sent_at is null
        and order_id in (select o.id from orders o join subscriptions s on s.id = o.subscription_id where s.activated_at > '2027-04-01')`
  })

  test('is gone on with where a run ended, however it ended', async () => {
    const turn = shortTurns()
    let runs = 0
    for (let end = 'over'; end === 'over'; runs += 1) {
      // What a run that died had saved before it could say so is met again.
      if (runs === 3) await rehearseTomorrow({ ...turn, keepCursor: async () => false })
      end = (await rehearseTomorrow(turn)).end
    }
    expect(runs).toBeGreaterThan(3)
    const [last] = await db().rehearsal.findMany({ orderBy: { begunAt: 'desc' }, take: 1 })
    const { counts } = await requireRehearsal(last?.id ?? '')
    expect(counts.find(({ reason }) => reason === null)).toMatchObject({ count })
  })

  test('says the same in one go', async () => {
    const [before] = await db().rehearsal.findMany({ orderBy: { begunAt: 'desc' }, take: 1 })
    const done = await rehearseDay(first, { begunBy: 'command' })
    const { counts } = await requireRehearsal(done.ok ? done.value : '')
    expect(counts).toEqual(before?.counts)
  })

  test('left behind by a run that died counts for nothing', async () => {
    const dying: Turn = { ...shortTurns(), keepCursor: () => Promise.reject(new Error('killed')) }
    await expect(rehearseDay(first, { begunBy: 'system', turn: dying })).rejects.toThrow('killed')
    const next = await getNextRehearsal()
    expect(next?.counts.find(({ reason }) => reason === null)).toMatchObject({ count })
  })
})

test('by itself it is rehearsed in the small hours, and again in the evening', async () => {
  const whole: Turn = { budget: unlimited, cursor: null, keepCursor: async () => true }
  const rehearsedAt = async (time: string) => {
    await timeIs(`2027-05-01T${time}:00+09:00`)
    return (await rehearseTomorrow(whole)).rehearsed
  }
  const times = ['00:30', '01:59', '02:05', '03:00', '19:59', '20:00', '23:00']
  const found: number[] = []
  for (const time of times) found.push(await rehearsedAt(time))
  expect(found).toEqual([0, 0, 1, 0, 0, 1, 0])
})
