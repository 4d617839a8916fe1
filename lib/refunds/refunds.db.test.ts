import { beforeEach, describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { listNotCharged } from '#lib/charging/not-charged.ts'
import { begun } from '#lib/charging/testing-due.ts'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { control, smartpayOrigin, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { askRefund, getRefundPreview } from './ask-refund.ts'
import { noteRefund } from './note-refunds.ts'
import { sendDueRefunds } from './send-due-refunds.ts'
import { sendRefund } from './send-refund.ts'
import { settleRefund } from './settle-refund.ts'
import { ask, paidOrder, refundOf, refundsAtSmartpay } from './testing.ts'

withSmartpay()

/** What an earlier test left is not due in a later one. */
beforeEach(async () => {
  await db().$executeRaw`
    update refunds set next_try_at = teiki_now() + interval '1 year' where next_try_at is not null`
})

const fault = (broken: { kind: string; status?: number; commit?: boolean; errorCode?: string }) =>
  control('faults', 'POST', { ...broken, method: 'POST', path: '/refunds' })

async function inDashboard(payment: string, amount: number): Promise<void> {
  const answer = await fetch(`${smartpayOrigin()}/v1/refunds`, {
    method: 'POST',
    headers: {
      authorization: 'Basic sk_test_sandbox',
      'content-type': 'application/json',
      'idempotency-key': `by-hand-${payment}-${amount}`,
    },
    body: JSON.stringify({ payment, amount, currency: 'JPY', reason: 'requested_by_customer' }),
  })
  if (!answer.ok) throw new Error(`Not refunded: ${answer.status}`)
}

describe('all of an order', () => {
  test('goes back once, with its lines, its parcels and a mail', async () => {
    const { orderId, order, paymentId } = await paidOrder('whole')
    const id = await ask(orderId)
    expect(await sendRefund(id)).toMatchObject({ to: 'succeeded' })
    expect(await sendRefund(id)).toBeNull()
    expect(await refundsAtSmartpay(paymentId)).toMatchObject([
      { amount: order.totalMinor, reference: id },
    ])
    const { lines, ...refund } = await refundOf(id)
    expect(refund).toMatchObject({ status: 'succeeded', amountMinor: order.totalMinor })
    expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(order.totalMinor)
    const deliveries = await db().delivery.findMany({ where: { orderId } })
    expect(deliveries.map(({ status }) => status)).toEqual(['canceled'])
    expect(await db().email.count({ where: { kind: 'order-refunded', cause: id } })).toBe(1)
    expect(await ask(orderId)).toBe('nothing-left')
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('is asked for and made in the audit log', async () => {
    const { orderId } = await paidOrder('audited')
    await sendRefund(await ask(orderId))
    const entries = await db().auditEntry.findMany({
      where: { subject: orderId, action: 'order.refund' },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ actor, outcome }) => [actor, outcome])).toEqual([
      ['somebody', 'asked'],
      ['somebody', 'done'],
    ])
  })
})

test('line by line comes to the same, and the parcels stay while something is left', async () => {
  const { orderId, order, paymentId } = await paidOrder('lines')
  const [line] = order.lines
  if (!line) throw new Error('The order has no line')
  const one = { kind: 'lines', lines: [{ position: line.position, quantity: 1 }] } as const
  const first = await ask(orderId, one)
  expect(await sendRefund(first)).toMatchObject({ to: 'succeeded' })
  const count = await db().delivery.count({ where: { orderId, status: 'planned' } })
  const isWhole = (await refundOf(first)).amountMinor === order.totalMinor
  expect(count).toBe(isWhole ? 0 : 1)
  if (!isWhole) await sendRefund(await ask(orderId))
  const all = await refundsAtSmartpay(paymentId)
  expect(all.reduce((sum, { amount }) => sum + amount, 0)).toBe(order.totalMinor)
  expect(await findBrokenInvariants()).toEqual([])
})

test('of two who ask at once one is told of the other', async () => {
  const { orderId, paymentId, order } = await paidOrder('two')
  const asked = await Promise.all([ask(orderId), ask(orderId), ask(orderId)])
  expect(asked.filter((answer) => answer.startsWith('rfd_'))).toHaveLength(1)
  expect(asked.filter((answer) => answer === 'refund-pending')).toHaveLength(2)
  await Promise.all([sendDueRefunds(), sendDueRefunds(), sendDueRefunds()])
  expect(await refundsAtSmartpay(paymentId)).toMatchObject([{ amount: order.totalMinor }])
})

test('what was not shown is not given back', async () => {
  const { orderId } = await paidOrder('stale')
  const preview = await getRefundPreview(orderId, { kind: 'all' })
  if (!preview.ok) throw new Error(preview.reason)
  const { mark: shown } = preview.value.preview
  await db().delivery.updateMany({ where: { orderId }, data: { status: 'shipped' } })
  const { subscriptionId } = preview.value.order
  const elsewhere = await askRefund({
    subscriptionId: 'sub_other',
    orderId,
    choice: { kind: 'all' },
    reason: 'fraudulent',
    staffId: 'somebody',
    shown,
  })
  expect(elsewhere).toEqual({ ok: false, reason: 'unknown-order' })
  const stale = await askRefund({
    subscriptionId,
    orderId,
    choice: { kind: 'all' },
    reason: 'fraudulent',
    staffId: 'somebody',
    shown,
  })
  expect(stale).toEqual({ ok: false, reason: 'changed-meanwhile' })
  await db().delivery.updateMany({ where: { orderId }, data: { status: 'planned' } })
})

describe('whatever becomes of the call, the money goes back once', () => {
  test.each([
    { kind: 'commit-then-reset' },
    { kind: 'reset' },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 503, commit: true },
    { kind: 'status', status: 429 },
    { kind: 'html', status: 404 },
    { kind: 'bad-json', commit: true },
    { kind: 'half-body', commit: true },
  ])('%j', async (broken) => {
    const { orderId, order, paymentId } = await paidOrder(Object.values(broken).join('-'))
    await fault(broken)
    const id = await ask(orderId)
    expect(await sendRefund(id)).toMatchObject({ to: 'unknown' })
    expect(await ask(orderId)).toBe('refund-pending')
    await advanceClock(11 * 60_000)
    expect((await listAttentionItems()).map(({ kind }) => kind)).toContain('refund-unknown')
    await sendDueRefunds()
    expect(await refundOf(id)).toMatchObject({ status: 'succeeded', failure: null })
    expect(await refundsAtSmartpay(paymentId)).toMatchObject([{ amount: order.totalMinor }])
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('an answer that is lost for longer than Smartpay remembers its key', async () => {
    const { orderId, paymentId } = await paidOrder('forgotten')
    await fault({ kind: 'commit-then-reset' })
    const id = await ask(orderId)
    await sendRefund(id)
    await advanceClock(7 * 3_600_000)
    await sendDueRefunds()
    expect(await refundOf(id)).toMatchObject({ status: 'succeeded' })
    expect(await refundsAtSmartpay(paymentId)).toHaveLength(1)
  })

  test('a call that Smartpay never took up, found out too late for its key', async () => {
    const { orderId, paymentId } = await paidOrder('never')
    await fault({ kind: 'reset' })
    const id = await ask(orderId)
    await sendRefund(id)
    await advanceClock(7 * 3_600_000)
    await sendDueRefunds()
    expect(await refundOf(id)).toMatchObject({ status: 'failed' })
    expect(await refundsAtSmartpay(paymentId)).toEqual([])
    // It may be asked for again, as another refund.
    expect(await sendRefund(await ask(orderId))).toMatchObject({ to: 'succeeded' })
  })

  test('a process that dies before or after its call', async () => {
    const { orderId, order, paymentId } = await paidOrder('died')
    const id = await ask(orderId)
    // As whoever died at either side of the call left it.
    await db().$executeRaw`
      update refunds set status = 'sending', fence = 1, first_sent_at = teiki_now(), last_sent_at = teiki_now(),
        next_try_at = teiki_now() + interval '90 seconds' where id = ${id}`
    await sendDueRefunds()
    expect(await refundsAtSmartpay(paymentId)).toEqual([])
    await advanceClock(2 * 60_000)
    await sendDueRefunds()
    expect(await refundsAtSmartpay(paymentId)).toMatchObject([{ amount: order.totalMinor }])
  })
})

test('a sender that died after Smartpay made it, and a Smartpay that does not replay its answer', async () => {
  const { orderId, order, paymentId } = await paidOrder('died-after')
  await fault({ kind: 'status', status: 500, commit: true })
  const id = await ask(orderId)
  await sendRefund(id)
  await db().$executeRaw`
    update refunds set status = 'sending', may_have_moved = false, failure = null, next_try_at = teiki_now() where id = ${id}`
  await fault({ kind: 'status', status: 403, errorCode: 'amount.insufficient' })
  await sendDueRefunds()
  await advanceClock(30 * 60_000)
  await sendDueRefunds()
  expect(await refundOf(id)).toMatchObject({ status: 'succeeded' })
  expect(await refundsAtSmartpay(paymentId)).toMatchObject([{ amount: order.totalMinor }])
  expect(await db().delivery.count({ where: { orderId, status: 'canceled' } })).toBe(1)
})

test('refunded there while ours is open: the goods stay, and ours is not made a second time', async () => {
  const { orderId, order, paymentId } = await paidOrder('crossing')
  await fault({ kind: 'reset' })
  const id = await ask(orderId)
  await sendRefund(id)
  await inDashboard(paymentId, order.totalMinor)
  const [made] = await refundsAtSmartpay(paymentId)
  expect(await noteRefund(made?.id ?? '')).toEqual({ ok: true, value: 'taken' })
  await advanceClock(6 * 3_600_000)
  await sendDueRefunds()
  expect(await refundOf(id)).toMatchObject({ status: 'failed' })
  expect(await refundsAtSmartpay(paymentId)).toHaveLength(1)
  expect(await db().delivery.count({ where: { orderId, status: 'canceled' } })).toBe(1)
  expect(await findBrokenInvariants()).toEqual([])
})

describe('what was refunded in Smartpay’s dashboard', () => {
  test('makes a refund of more fail, in words, and nothing is lost', async () => {
    const { orderId, paymentId } = await paidOrder('dashboard')
    await inDashboard(paymentId, 100)
    const id = await ask(orderId)
    expect(await sendRefund(id)).toMatchObject({ to: 'failed', failure: 'amount.insufficient' })
    const attention = async () => (await listAttentionItems()).map(({ kind }) => kind)
    expect(await attention()).toContain('refund-failed')
    expect(await db().delivery.count({ where: { orderId, status: 'planned' } })).toBe(1)
    expect(await db().email.count({ where: { kind: 'order-refunded', cause: id } })).toBe(0)
    expect(await findBrokenInvariants()).toEqual([])
    // And is known from then on: the rest can be given back.
    expect(await sendRefund(await ask(orderId))).toMatchObject({ to: 'succeeded' })
    expect(await refundsAtSmartpay(paymentId)).toHaveLength(2)
    expect(await attention()).not.toContain('refund-failed')
    expect(await ask(orderId)).toBe('nothing-left')
  })

  test('is taken over once when Smartpay tells of it, in whatever order', async () => {
    const { orderId, order, paymentId } = await paidOrder('told')
    await inDashboard(paymentId, order.totalMinor)
    const [made] = await refundsAtSmartpay(paymentId)
    const told = await Promise.all([1, 2, 3].map(() => noteRefund(made?.id ?? '')))
    expect(told.filter((one) => one.ok && one.value === 'taken')).toHaveLength(1)
    expect(await db().refund.findMany({ where: { orderId } })).toMatchObject([
      { status: 'succeeded', amountMinor: order.totalMinor, askedBy: 'smartpay' },
    ])
    expect(await db().delivery.count({ where: { orderId, status: 'canceled' } })).toBe(1)
    expect(await ask(orderId)).toBe('nothing-left')
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('of ours that Smartpay tells of before its answer comes is not taken over as another', async () => {
    const { orderId, paymentId } = await paidOrder('early')
    await fault({ kind: 'commit-then-reset' })
    const id = await ask(orderId)
    await sendRefund(id)
    const [made] = await refundsAtSmartpay(paymentId)
    expect(await noteRefund(made?.id ?? '')).toEqual({ ok: true, value: 'taken' })
    await sendDueRefunds()
    expect(await db().refund.findMany({ where: { orderId } })).toMatchObject([
      { id, status: 'succeeded', smartpayId: made?.id },
    ])
    // Nor once it is over.
    expect(await noteRefund(made?.id ?? '')).toEqual({ ok: true, value: 'known' })
  })
})

test('an order that nobody paid has nothing to give back', async () => {
  const { orderId } = await paidOrder('unpaid')
  const other = await db().order.findFirst({
    where: { id: { not: orderId }, status: { not: 'paid' } },
  })
  expect(await ask(other?.id ?? 'ord_none')).toBe(other ? 'not-paid' : 'unknown-order')
})

describe('what was paid at Smartpay after it was over here', () => {
  async function paidTooLate(browser: string) {
    const { subscriptionId, token } = await begun(browser)
    await control(`tokens/${token}/outcomes`, 'PUT', { outcome: 'soft-decline', times: 1 })
    await chargeDue()
    await advanceClock(4 * 24 * 3_600_000)
    await chargeDue()
    const charge = await db().charge.findFirstOrThrow({ where: { order: { subscriptionId } } })
    await control(`orders/${charge.smartpayId}/authorize`)
    await db().order.update({ where: { id: charge.orderId }, data: { status: 'canceled' } })
    await advanceClock(7 * 3_600_000)
    await chargeDue()
    return charge
  }
  const failureOf = async (id: string) =>
    (await db().charge.findUniqueOrThrow({ where: { id } })).failure
  const kinds = async () => (await listNotCharged()).map(({ kind }) => kind)

  test('goes back once, by the engine, and nobody has to do anything', async () => {
    const { id, orderId, amountMinor } = await paidTooLate('late')
    expect(await failureOf(id)).toBe('paid-late')
    expect(await kinds()).toContain('paid-late')
    await Promise.all([sendDueRefunds(), sendDueRefunds()])
    await sendDueRefunds()
    expect(await db().refund.findMany({ where: { orderId } })).toMatchObject([
      { status: 'succeeded', amountMinor, askedBy: 'engine', chargeId: id },
    ])
    expect(await failureOf(id)).toBe('paid-back')
    expect(await kinds()).not.toContain('paid-late')
    expect(await db().email.count({ where: { kind: 'order-refunded' } })).toBeGreaterThan(0)
  })

  test('goes back but for what somebody refunded in the dashboard', async () => {
    const { id, orderId, smartpayId, amountMinor } = await paidTooLate('late-and-returned')
    const { orders } = await control('ledger', 'GET')
    await inDashboard(orders[smartpayId ?? '']?.payments[0], 100)
    for (const _ of [1, 2, 3]) {
      await sendDueRefunds()
      await advanceClock(3_600_001)
    }
    const made = await db().refund.findMany({
      where: { orderId, status: 'succeeded' },
      orderBy: { amountMinor: 'asc' },
    })
    expect(made.map((one) => [one.amountMinor, one.askedBy])).toEqual([
      [100, 'smartpay'],
      [amountMinor - 100, 'engine'],
    ])
    expect(await failureOf(id)).toBe('paid-back')
  })

  test('is left to staff where Smartpay refuses, and asked for no more', async () => {
    const { id, orderId } = await paidTooLate('late-and-refused')
    await fault({ kind: 'status', status: 403, errorCode: 'amount.insufficient' })
    for (const _ of [1, 2, 3]) {
      await sendDueRefunds()
      await advanceClock(3_600_001)
    }
    expect(await db().refund.findMany({ where: { orderId } })).toMatchObject([
      { status: 'failed', failure: 'amount.insufficient' },
    ])
    expect(await failureOf(id)).toBe('paid-late')
    expect(await kinds()).toContain('paid-late')
  })
})

describe('a refund of which no look finds out how it ended', () => {
  async function doubtful(browser: string) {
    const paid = await paidOrder(browser)
    await fault({ kind: 'commit-then-reset' })
    const refundId = await ask(paid.orderId)
    await sendRefund(refundId)
    // As where Smartpay's answer names another sum for ever.
    await db().refund.update({ where: { id: refundId }, data: { failure: 'refund.other' } })
    const [made] = await refundsAtSmartpay(paid.paymentId)
    const settle = (as: 'made' | 'not-made', smartpayRefundId = '') =>
      settleRefund({
        subscriptionId: paid.subscriptionId,
        refundId,
        as,
        smartpayRefundId,
        staffId: 'somebody',
      })
    return { ...paid, refundId, settle, smartpayRefundId: made?.id ?? '' }
  }

  test('is made where somebody names it and Smartpay says so', async () => {
    const one = await doubtful('doubt-made')
    const other = await doubtful('doubt-other')
    expect(await one.settle('made', one.smartpayRefundId)).toEqual({
      ok: false,
      reason: 'refund-not-in-doubt',
    })
    await advanceClock(11 * 60_000)
    expect(await one.settle('made', other.smartpayRefundId)).toEqual({
      ok: false,
      reason: 'not-its-refund',
    })
    expect(await one.settle('made', 'refund_test_none')).toEqual({
      ok: false,
      reason: 'no-such-refund',
    })
    expect(await one.settle('made', ` ${one.smartpayRefundId} `)).toMatchObject({ ok: true })
    expect(await refundOf(one.refundId)).toMatchObject({
      status: 'succeeded',
      smartpayId: one.smartpayRefundId,
    })
    expect(await db().delivery.count({ where: { orderId: one.orderId, status: 'canceled' } })).toBe(
      1,
    )
    expect(await other.settle('made', other.smartpayRefundId)).toMatchObject({ ok: true })
  })

  test('is over where somebody saw that there is none, and Smartpay says the same', async () => {
    const there = await doubtful('doubt-there')
    await advanceClock(11 * 60_000)
    expect(await there.settle('not-made')).toEqual({ ok: false, reason: 'refund-there' })
    expect(await there.settle('made', there.smartpayRefundId)).toMatchObject({ ok: true })

    const { orderId, subscriptionId } = await paidOrder('doubt-none')
    await fault({ kind: 'reset' })
    const refundId = await ask(orderId)
    await sendRefund(refundId)
    await advanceClock(11 * 60_000)
    const asked = { subscriptionId, refundId, as: 'not-made', smartpayRefundId: '' } as const
    const settle = () => settleRefund({ ...asked, staffId: 'somebody' })
    await control('faults', 'POST', { kind: 'reset', times: 2, method: 'GET', path: '/payments' })
    expect(await settle()).toEqual({ ok: false, reason: 'not-answered' })
    expect(await settle()).toMatchObject({ ok: true })
    expect(await refundOf(refundId)).toMatchObject({ status: 'failed', failure: 'refund.none' })
    expect(await settle()).toEqual({ ok: false, reason: 'refund-not-in-doubt' })
  })
})
