import { beforeAll, describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { resumeCharges, stopCharges } from '#lib/charging/charging-switch.ts'
import { closeDay } from '#lib/close/close-day.ts'
import type { Difference } from '#lib/close/difference-codes.ts'
import { liftHold, placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { cancelShown } from '#lib/orders/cancel/testing.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { pruneOldRows } from '#lib/retention/prune-old-rows.ts'
import { retentionDays } from '#lib/retention/retention-days.ts'
import { moveToken, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { assignToken } from '#lib/subscriptions/assign-token.ts'
import { resumeDue } from '#lib/subscriptions/schedule/resume-due.ts'
import { change } from '#lib/subscriptions/schedule/testing.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { rehearseDay } from './rehearse-day.ts'
import { begin, madeAhead, timeIs } from './testing.ts'

withSmartpay()

/** The orders of all fall due on it. */
const day = plainDate('2027-03-10')
const staffId = 'somebody'

type Person = Awaited<ReturnType<typeof begin>>

async function arrive(name: string): Promise<Person> {
  const person = await begin(name, 'drip')
  await chargeDue()
  return person
}

async function rehearsed(on: PlainDate): Promise<void> {
  const done = await rehearseDay(on, { begunBy: 'command' })
  if (!done.ok) throw new Error(done.reason)
}

async function run(at: string): Promise<void> {
  await timeIs(at)
  await resumeDue()
  await advanceOrders()
  await chargeDue()
}

async function close(on: PlainDate = day) {
  const closed = await closeDay(on, { closedBy: 'test' })
  if (!closed.ok) throw new Error(closed.reason)
  const { rehearsal, differences } = closed.value
  return { rehearsal, codes: differences.map(({ code }) => code).toSorted() }
}

const counted = (count: number) => expect.objectContaining({ count })

/** The second order, which is made the day before. */
async function orderOf(subscriptionId: string): Promise<string> {
  const { id } = await db().order.findFirstOrThrow({ where: { subscriptionId, index: 1 } })
  return id
}

/** What somebody does in the night between the rehearsal and the charge. */
const changes: Record<string, (person: Person) => Promise<unknown>> = {
  canceled: ({ subscriptionId }) => cancelNow(subscriptionId),
  paused: ({ subscriptionId }) => change(subscriptionId, { kind: 'pause', until: null }),
  skipped: ({ subscriptionId }) => change(subscriptionId, { kind: 'skip', index: 1 }),
  moved: ({ subscriptionId }) =>
    change(subscriptionId, { kind: 'move', index: 1, to: day.add({ days: 5 }), later: false }),
  'order-canceled': async ({ subscriptionId }) => cancelShown(await orderOf(subscriptionId)),
  held: ({ subscriptionId: id }) =>
    placeHold({ kind: 'subscription', id, staffId, reason: 'dispute' }),
  disabled: async ({ token, tokenId }) => {
    await moveToken(token, 'disable')
    await settleToken(tokenId, 'staff')
  },
}

describe('a day that was rehearsed', () => {
  const people: Record<string, Person> = {}
  const names = ['one', 'two', 'three', 'was-held', ...Object.keys(changes)]

  beforeAll(async () => {
    await timeIs('2027-02-10T15:00:00+09:00')
    for (const name of names) people[name] = await arrive(name)
    await timeIs('2027-03-09T20:00:00+09:00')
    for (const name of ['two', 'order-canceled'])
      await madeAhead(people[name]?.subscriptionId ?? '')
    const id = people['was-held']?.subscriptionId ?? ''
    const hold = { kind: 'subscription', id, staffId } as const
    await placeHold({ ...hold, reason: 'dispute' })
    // An earlier one counts no more.
    await db()
      .$executeRaw`insert into rehearsals (id, day, test, begun_at, begun_by, finished_at) values ('rhs_before', '2027-03-10', true, teiki_now(), 'test', teiki_now())`
    await rehearsed(day)
    await timeIs('2027-03-09T22:00:00+09:00')
    await liftHold(hold)
    for (const [name, deed] of Object.entries(changes)) {
      const person = people[name]
      if (person) await deed(person)
    }
    await run('2027-03-10T00:05:00+09:00')
    await timeIs('2027-03-10T15:00:00+09:00')
    people.newcomer = await arrive('newcomer')
    await timeIs('2027-03-11T02:30:00+09:00')
  })

  test('agrees, and says how much of it was done', async () => {
    expect(await close()).toEqual({
      codes: [],
      rehearsal: {
        rehearsed: counted(3 + Object.keys(changes).length),
        done: counted(3),
        changed: counted(Object.keys(changes).length),
        since: counted(2),
      },
    })
    const kept = await db().dailyClose.findUniqueOrThrow({ where: { day: new Date('2027-03-10') } })
    expect(kept.rehearsal).toMatchObject({ done: { count: 3 } })
  })

  /** Past the rules of the tables, and taken back. */
  async function codesWith(planted: Prisma.Sql, takenBack: Prisma.Sql): Promise<string[]> {
    const plant = (statement: Prisma.Sql) =>
      inTransaction(async (tx) => {
        await tx.$executeRaw`set local session_replication_role = replica`
        await tx.$executeRaw(statement)
      })
    await plant(planted)
    const { codes } = await close()
    await plant(takenBack)
    expect((await close()).codes).toEqual([])
    return codes
  }

  const differences: [Difference['code'], planted: string, takenBack: string][] = [
    [
      'rehearsed-other-sum',
      'update rehearsed_charges set amount_minor = amount_minor + 1 where subscription_id = $one',
      'update rehearsed_charges set amount_minor = amount_minor - 1 where subscription_id = $one',
    ],
    [
      'rehearsed-other-request',
      'update rehearsed_charges set request_digest = sha256(request_digest) where subscription_id = $one',
      'update rehearsed_charges r set request_digest = c.request_digest from charges c join orders o on o.id = c.order_id where r.subscription_id = $one and o.subscription_id = $one and o.index = 1',
    ],
    [
      'charged-not-rehearsed',
      `update rehearsed_charges set day = '2026-01-01' where subscription_id = $one`,
      `update rehearsed_charges set day = '2027-03-10' where subscription_id = $one`,
    ],
    [
      'rehearsed-not-charged',
      `update rehearsed_charges set index = 9 where subscription_id = $one`,
      `update rehearsed_charges set index = 1 where subscription_id = $one`,
    ],
  ]

  test.each(differences)('%s', async (code, planted, takenBack) => {
    const id = people.one?.subscriptionId ?? ''
    const statement = (text: string) => Prisma.raw(text.replaceAll('$one', `'${id}'`))
    expect(await codesWith(statement(planted), statement(takenBack))).toContain(code)
  })

  test('is compared by the last that was finished before the day began', async () => {
    await db().$executeRaw`
      insert into rehearsals (id, day, test, begun_at, begun_by, finished_at)
      values ('rhs_dead', '2027-03-10', true, '2027-03-09T23:59:00+09:00', 'test', null),
        ('rhs_live', '2027-03-10', false, '2027-03-09T23:59:00+09:00', 'test', teiki_now()),
        ('rhs_late', '2027-03-10', true, '2027-03-10T00:00:00+09:00', 'test', teiki_now())`
    expect((await close()).rehearsal).toMatchObject({ done: { count: 3 } })
  })

  test('says nothing of it any more once it is forgotten', async () => {
    const after = day.add({ days: retentionDays.rehearsals + 1 })
    await timeIs(`${after.subtract({ days: 1 })}T12:00:00+09:00`)
    await pruneOldRows()
    expect(await db().rehearsedCharge.count()).toBeGreaterThan(0)
    await timeIs(`${after}T12:00:00+09:00`)
    await pruneOldRows()
    expect(await db().rehearsal.count()).toBe(0)
    expect(await db().rehearsedCharge.count()).toBe(0)
    expect(await close()).toEqual({ codes: [], rehearsal: null })
  })
})

test('where staff stopped all charging, nothing was to be done', async () => {
  await timeIs('2027-05-09T20:00:00+09:00')
  await run('2027-05-09T20:00:00+09:00')
  await rehearsed(plainDate('2027-05-10'))
  await stopCharges(staffId)
  await run('2027-05-10T00:05:00+09:00')
  await timeIs('2027-05-11T02:30:00+09:00')
  const { rehearsal, codes } = await close(plainDate('2027-05-10'))
  expect(rehearsal?.rehearsed.count).toBeGreaterThan(0)
  expect(rehearsal).toMatchObject({ done: { count: 0 }, changed: rehearsal?.rehearsed })
  expect(codes).not.toContain('rehearsed-not-charged')
  await resumeCharges(staffId)
  await run('2027-05-11T03:00:00+09:00')
  expect(await close(plainDate('2027-05-10'))).toMatchObject({
    rehearsal: { done: rehearsal?.rehearsed },
  })
})

test('another token that pays since makes other bytes, and no difference', async () => {
  await timeIs('2027-06-10T15:00:00+09:00')
  const [first, second] = [await arrive('twice'), await begin('twice', 'first')]
  await run('2027-07-09T20:00:00+09:00')
  const on = plainDate('2027-07-10')
  await rehearsed(on)
  const { subscriptionId, tokenId: shownTokenId } = first
  const { tokenId } = second
  expect(await assignToken({ subscriptionId, tokenId, shownTokenId, staffId })).toMatchObject({
    ok: true,
  })
  await run('2027-07-10T00:05:00+09:00')
  const charge = await db().charge.findFirstOrThrow({
    where: { order: { subscriptionId, index: 1 } },
  })
  const [foreseen] = await db().rehearsedCharge.findMany({ where: { subscriptionId } })
  expect(charge.requestDigest).not.toEqual(foreseen?.requestDigest)
  await timeIs('2027-07-11T02:30:00+09:00')
  const { rehearsal, codes } = await close(on)
  expect(codes).toEqual([])
  expect(rehearsal?.done).toEqual(rehearsal?.rehearsed)
})
