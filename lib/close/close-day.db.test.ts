import { beforeAll, describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { begun } from '#lib/charging/testing-due.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { composeStaffClose } from '#lib/emails/compose-staff-close.ts'
import { closeWords } from '#lib/i18n/close.ts'
import { plainDate } from '#lib/plain-date.ts'
import { sendRefund } from '#lib/refunds/send-refund.ts'
import { ask } from '#lib/refunds/testing.ts'
import { setClock } from '#lib/signups/testing.ts'
import { control, smartpayOrigin, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { closeDay } from './close-day.ts'
import type { Difference } from './difference-codes.ts'

withSmartpay()

const day = plainDate('2027-03-10')

type Sold = {
  subscriptionId: string
  token: string
  orderId: string
  chargeId: string
  smartpayId: string
}
let sold: Sold[]
let declined: Sold

async function soldTo(browser: string, outcome = 'approve'): Promise<Sold> {
  const { subscriptionId, token } = await begun(browser)
  await control(`tokens/${token}/outcomes`, 'PUT', { outcome, times: 1 })
  await chargeDue()
  const charge = await db().charge.findFirstOrThrow({ where: { order: { subscriptionId } } })
  const { id: chargeId, orderId, smartpayId } = charge
  return { subscriptionId, token, orderId, chargeId, smartpayId: smartpayId ?? '' }
}

/** The shop's clock and Smartpay's. */
async function timeIs(at: string): Promise<void> {
  await setClock(at)
  await control('clock', 'PUT', { now: Date.parse(at) })
}

/** Six orders of one day, one of them refunded, one declined; the day is over. */
beforeAll(async () => {
  await timeIs('2027-03-10T10:00:00+09:00')
  sold = []
  for (const name of ['one', 'two', 'three', 'four', 'five']) sold.push(await soldTo(name))
  declined = await soldTo('six', 'hard-decline')
  await sendRefund(await ask(sold[4]?.orderId ?? ''))
  await timeIs('2027-03-11T02:30:00+09:00')
})

async function close() {
  const closed = await closeDay(day, { closedBy: 'test' })
  if (!closed.ok) throw new Error(closed.reason)
  return closed.value
}

const codes = async () => (await close()).differences.map(({ code }) => code)

test('a day agrees to the yen where nothing went wrong', async () => {
  const { sums, differences, count } = await close()
  expect(differences).toEqual([])
  expect(count).toBe(0)
  const [first] = await db().order.findMany({ take: 1, orderBy: { createdAt: 'asc' } })
  const minor = (first?.totalMinor ?? 0) * 5
  expect(sums).toMatchObject({
    planned: { count: 6, minor: (minor / 5) * 6 },
    pastDue: { count: 1, minor: minor / 5 },
    collected: { count: 5, minor },
    here: { count: 5, minor },
    there: { count: 5, minor },
    paid: { count: 5, minor },
    refundsHere: { count: 1, minor: first?.totalMinor },
    refundsThere: { count: 1, minor: first?.totalMinor },
    toDeliver: { count: 4, minor: minor - (first?.totalMinor ?? 0) },
  })
  const kept = await db().dailyClose.findMany()
  expect(kept).toMatchObject([{ differenceCount: 0, closedBy: 'test' }])
})

test('a day that is not over is not closed', async () => {
  expect(await closeDay(day.add({ days: 1 }), { closedBy: 'test' })).toEqual({
    ok: false,
    reason: 'not-over',
  })
})

test('a Smartpay that does not answer closes nothing', async () => {
  await control('faults', 'POST', { kind: 'reset', times: 2, method: 'GET', path: '/orders' })
  expect(await closeDay(day, { closedBy: 'test' })).toEqual({ ok: false, reason: 'silent' })
})

/** Writes what no program of ours would, past the triggers that forbid it. */
async function plant(statement: Prisma.Sql): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    await tx.$executeRaw(statement)
  })
}

type Planted = [Difference['code'], (at: Sold) => Prisma.Sql, ((at: Sold) => Prisma.Sql)?]

const elsewhere = Prisma.sql`teiki_now() - interval '3 days'`

/** Each with what takes it back. */
const differences: Planted[] = [
  [
    'order-missing-there',
    ({ chargeId }) =>
      Prisma.sql`update charges set smartpay_id = 'order_test_gone' where id = ${chargeId}`,
    ({ chargeId, smartpayId }) =>
      Prisma.sql`update charges set smartpay_id = ${smartpayId} where id = ${chargeId}`,
  ],
  [
    'order-other-sum',
    ({ chargeId }) =>
      Prisma.sql`update charges set amount_minor = amount_minor - 1 where id = ${chargeId}`,
    ({ chargeId }) =>
      Prisma.sql`update charges set amount_minor = amount_minor + 1 where id = ${chargeId}`,
  ],
  [
    'paid-there-only',
    ({ chargeId }) =>
      Prisma.sql`update charges set status = 'hard_declined' where id = ${chargeId}`,
    ({ chargeId }) => Prisma.sql`update charges set status = 'succeeded' where id = ${chargeId}`,
  ],
  [
    'paid-too-late',
    ({ chargeId }) =>
      Prisma.sql`update charges set status = 'hard_declined', failure = 'paid-late' where id = ${chargeId}`,
    ({ chargeId }) =>
      Prisma.sql`update charges set status = 'succeeded', failure = null where id = ${chargeId}`,
  ],
  [
    'charge-in-doubt',
    ({ chargeId }) =>
      Prisma.sql`update charges set status = 'unknown', next_try_at = teiki_now(), sealed_request = 'x' where id = ${chargeId}`,
    ({ chargeId }) =>
      Prisma.sql`update charges set status = 'succeeded', next_try_at = null, sealed_request = null where id = ${chargeId}`,
  ],
  [
    'payment-missing',
    ({ chargeId }) =>
      Prisma.sql`update payments set charge_id = 'chg_other' where charge_id = ${chargeId}`,
    ({ chargeId }) =>
      Prisma.sql`update payments set charge_id = ${chargeId} where charge_id = 'chg_other'`,
  ],
  [
    'payment-other-sum',
    ({ chargeId }) =>
      Prisma.sql`update payments set amount_minor = amount_minor - 1 where charge_id = ${chargeId}`,
    ({ chargeId }) =>
      Prisma.sql`update payments set amount_minor = amount_minor + 1 where charge_id = ${chargeId}`,
  ],
  [
    'payment-other-order',
    ({ orderId }) => Prisma.sql`update orders set status = 'past_due' where id = ${orderId}`,
    ({ orderId }) => Prisma.sql`update orders set status = 'paid' where id = ${orderId}`,
  ],
  [
    'paid-twice',
    ({ orderId }) =>
      Prisma.sql`insert into offline_payments (id, order_id, amount_minor, received_on, recorded_by, created_at) values ('pay_planted', ${orderId}, 1, '2027-03-10', 'test', ${elsewhere})`,
    () => Prisma.sql`delete from offline_payments where id = 'pay_planted'`,
  ],
  [
    'lines-other-sum',
    ({ orderId }) =>
      Prisma.sql`update order_lines set amount_minor = amount_minor + 1 where order_id = ${orderId} and position = 0`,
    ({ orderId }) =>
      Prisma.sql`update order_lines set amount_minor = amount_minor - 1 where order_id = ${orderId} and position = 0`,
  ],
  [
    'not-charged',
    ({ orderId }) =>
      Prisma.sql`insert into orders select (jsonb_populate_record(o, '{"id":"ord_planted","cycle_id":"cyc_planted","status":"open","pay_reference":null}')).* from orders o where id = ${orderId}`,
    () => Prisma.sql`delete from orders where id = 'ord_planted'`,
  ],
  [
    'not-ordered',
    ({ subscriptionId }) =>
      Prisma.sql`insert into cycles (id, subscription_id, index, status, due_on, cut_off_on, amount_minor, created_at) values ('cyc_planted', ${subscriptionId}, 99, 'scheduled', '2027-03-10', '2027-03-10', 100, teiki_now())`,
    () => Prisma.sql`delete from cycles where id = 'cyc_planted'`,
  ],
  [
    'goods-missing',
    ({ orderId }) =>
      Prisma.sql`update deliveries set status = 'canceled' where order_id = ${orderId}`,
    ({ orderId }) =>
      Prisma.sql`update deliveries set status = 'planned' where order_id = ${orderId}`,
  ],
  [
    'goods-unpaid',
    ({ orderId }) =>
      Prisma.sql`insert into orders select (jsonb_populate_record(o, '{"id":"ord_planted","cycle_id":"cyc_planted","status":"canceled","pay_reference":null}')).* from orders o where id = ${orderId}`,
    () => Prisma.sql`delete from orders where id = 'ord_planted'`,
  ],
]

describe('says which line does not agree', () => {
  test.each(differences)('%s', async (code, plantIt, takeBack) => {
    const at = sold[0]
    if (!at) throw new Error('Nothing was sold')
    await plant(plantIt(at))
    if (code === 'goods-unpaid')
      await plant(
        Prisma.sql`insert into deliveries select (jsonb_populate_record(d, '{"id":"dlv_planted","order_id":"ord_planted"}')).* from deliveries d where order_id = ${at.orderId}`,
      )
    const found = await close()
    expect(found.differences.map((one) => one.code)).toContain(code)
    expect(found.count).toBe(found.differences.length)
    if (code === 'goods-unpaid')
      await plant(Prisma.sql`delete from deliveries where id = 'dlv_planted'`)
    if (takeBack) await plant(takeBack(at))
    expect(await codes()).toEqual([])
  })

  test.each<[Difference['code'], string]>([
    ['paid-here-only', 'succeeded'],
    ['order-other-status', 'open'],
  ])('%s', async (code, status) => {
    const { chargeId } = declined
    const as = (now: string) =>
      plant(Prisma.sql`update charges set status = ${now}::charge_status where id = ${chargeId}`)
    await as(status)
    expect(await codes()).toContain(code)
    await as('hard_declined')
    expect(await codes()).toEqual([])
  })

  test('order-twice-there, also where the other is of another day', async () => {
    const at = sold[1]
    const as = (id: string) =>
      plant(Prisma.sql`update charges set smartpay_id = ${id} where id = ${at?.chargeId}`)
    await as('order_test_resent')
    expect(await codes()).toContain('order-twice-there')
    await as(at?.smartpayId ?? '')
    expect(await codes()).toEqual([])
  })

  test('order-unknown-here', async () => {
    const at = sold[1]
    const { reference } = await db()
      .charge.findUniqueOrThrow({ where: { id: at?.chargeId ?? '' } })
      .then(({ id }) => ({ reference: id }))
    await plant(Prisma.sql`update charges set id = 'chg_elsewhere' where id = ${reference}`)
    expect(await codes()).toContain('order-unknown-here')
    await plant(Prisma.sql`update charges set id = ${reference} where id = 'chg_elsewhere'`)
    expect(await codes()).toEqual([])
  })

  test('refund-unknown-here and refund-missing-there', async () => {
    await plant(
      Prisma.sql`update refunds set smartpay_id = 'refund_test_gone' where status = 'succeeded'`,
    )
    // So that it cannot be taken over.
    const reads = { method: 'GET', path: '/refunds/' }
    await control('faults', 'POST', { kind: 'reset', times: 2, ...reads })
    const found = await codes()
    expect(found).toContain('refund-unknown-here')
    expect(found).toContain('refund-missing-there')
    const { refunds } = await control('ledger', 'GET')
    const [made] = Object.values<{ id: string }>(refunds)
    await plant(Prisma.sql`update refunds set smartpay_id = ${made?.id} where status = 'succeeded'`)
    expect(await codes()).toEqual([])
  })

  test('and takes over what was refunded in the dashboard', async () => {
    const at = sold[3]
    const payment = await db().payment.findFirstOrThrow({ where: { chargeId: at?.chargeId ?? '' } })
    const answer = await fetch(`${smartpayOrigin()}/v1/refunds`, {
      method: 'POST',
      headers: {
        authorization: 'Basic sk_test_sandbox',
        'content-type': 'application/json',
        'idempotency-key': 'by-hand',
      },
      body: JSON.stringify({
        payment: payment.smartpayId,
        amount: 100,
        currency: 'JPY',
        reason: 'requested_by_customer',
      }),
    })
    expect(answer.ok).toBe(true)
    await timeIs('2027-03-12T02:30:00+09:00')
    const closed = await closeDay(day.add({ days: 1 }), { closedBy: 'test' })
    expect(closed).toMatchObject({ ok: true, value: { count: 0 } })
    expect(await db().refund.count({ where: { askedBy: 'smartpay', amountMinor: 100 } })).toBe(1)
  })

  test('refund-other-sum', async () => {
    await plant(
      Prisma.sql`update refunds set amount_minor = amount_minor - 1 where status = 'succeeded' and asked_by <> 'smartpay'`,
    )
    expect(await codes()).toContain('refund-other-sum')
    await plant(
      Prisma.sql`update refunds set amount_minor = amount_minor + 1 where status = 'succeeded' and asked_by <> 'smartpay'`,
    )
  })

  test('refund-in-doubt', async () => {
    await plant(
      Prisma.sql`update refunds set status = 'unknown', next_try_at = teiki_now() where status = 'succeeded' and asked_by <> 'smartpay'`,
    )
    expect(await codes()).toContain('refund-in-doubt')
    await plant(
      Prisma.sql`update refunds set status = 'succeeded', next_try_at = null where status = 'unknown'`,
    )
    expect(await codes()).toEqual([])
  })
})

test('staff are told once of a day that does not agree', async () => {
  await db().staff.createMany({
    data: [
      { id: 'a'.repeat(32), name: 'Owner', email: 'o@teiki.example', role: 'owner' as const },
      { id: 'b'.repeat(32), name: 'Viewer', email: 'v@teiki.example', role: 'viewer' as const },
    ].map((one) => ({ ...one, emailVerified: true, createdAt: new Date(), updatedAt: new Date() })),
  })
  const at = sold[2]
  await plant(
    Prisma.sql`update charges set amount_minor = amount_minor - 1 where id = ${at?.chargeId}`,
  )
  await close()
  await close()
  const mails = await db().email.findMany({ where: { kind: 'staff-close' } })
  expect(mails.map(({ cause }) => cause)).toEqual([`${'a'.repeat(32)} 2027-03-10 order-other-sum`])
  const mail = await composeStaffClose(mails[0]?.cause ?? '')
  expect(mail?.to.emailAddress).toBe('o@teiki.example')
  expect(JSON.stringify(mail?.letter)).toContain(closeWords.ja.differences['order-other-sum'])
  await plant(
    Prisma.sql`update charges set amount_minor = amount_minor + 1 where id = ${at?.chargeId}`,
  )
})

test('an order at the border of two days is of one of them, and of no difference', async () => {
  await timeIs('2027-03-15T23:59:58+09:00')
  const { chargeId } = await soldTo('border')
  // As if Smartpay's clock were behind ours by a day.
  await plant(
    Prisma.sql`update charges set first_sent_at = first_sent_at + interval '1 day' where id = ${chargeId}`,
  )
  await timeIs('2027-03-17T02:30:00+09:00')
  for (const one of ['2027-03-15', '2027-03-16']) {
    const closed = await closeDay(plainDate(one), { closedBy: 'test' })
    expect(closed).toMatchObject({ ok: true, value: { count: 0 } })
  }
})
