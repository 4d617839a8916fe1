import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { fromColumn, plainDate } from '#lib/plain-date.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { confirm, redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { recordPayment } from './record-payment.ts'

withSmartpay()

/** A first order that waits for a transfer. */
async function awaited(browser: string) {
  const { signupId } = await redirected(browser)
  const id = (await retrySignup(signupId, browser, 'bank_transfer')) ?? ''
  await confirm(id, browser)
  return db().order.findFirstOrThrow({ where: { subscription: { signups: { some: { id } } } } })
}

async function record(order: { payReference: string | null; dueOn: Date }, change = {}) {
  return recordPayment({
    reference: order.payReference ?? '',
    amountMinor: 7800,
    receivedOn: fromColumn(order.dueOn),
    note: '',
    recordedBy: 'somebody',
    acceptDifference: false,
    ...change,
  })
}

test('two people who record one transfer record it once', async () => {
  const order = await awaited('pair')
  const answers = await Promise.all([
    record(order, { recordedBy: 'one' }),
    record(order, { recordedBy: 'other' }),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: { reason: 'already-recorded' } })
  expect(await db().offlinePayment.count({ where: { orderId: order.id } })).toBe(1)
})

test('a day before the order, or to come, is refused', async () => {
  const order = await awaited('days')
  const on = (date: string) =>
    record(order, { receivedOn: plainDate(date), acceptDifference: true })
  expect(await on('2020-01-01')).toMatchObject({ reason: { reason: 'before-order' } })
  expect(await on('2099-01-01')).toMatchObject({ reason: { reason: 'future' } })
  expect(await db().offlinePayment.count({ where: { orderId: order.id } })).toBe(0)
})

test('another sum is named first and taken when it is accepted, both in the audit log', async () => {
  const order = await awaited('other')
  expect(await record(order, { amountMinor: 7000 })).toMatchObject({
    reason: { reason: 'too-little', expectedMinor: 7800 },
  })
  expect(await record(order, { amountMinor: 9000 })).toMatchObject({
    reason: { reason: 'too-much' },
  })
  expect((await record(order, { amountMinor: 7000, acceptDifference: true })).ok).toBe(true)
  const audit = await db().auditEntry.findMany({
    where: { subject: order.id, action: 'payment.record' },
    orderBy: { id: 'asc' },
  })
  expect(audit.map(({ outcome, actor }) => `${outcome} ${actor}`)).toEqual([
    'refused somebody',
    'refused somebody',
    'done somebody',
  ])
})
