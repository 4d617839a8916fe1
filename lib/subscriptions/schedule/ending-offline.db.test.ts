import { beforeEach, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { spareTerms } from '#lib/signups/confirm/contract-of.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { confirm, outcomeOf, setClock } from '#lib/signups/testing.ts'
import { mailsTo, offline, pay, subscriptionOf } from '#lib/signups/testing-offline.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { change, dayComes, shipDue } from './testing.ts'

withSmartpay()
beforeEach(() => setClock('2027-01-31T12:00:00+09:00'))

test('it is over once the transfer for the last order has come and its parcel is gone', async () => {
  const { id: signupId } = await offline('paid')
  const { id } = await subscriptionOf(signupId)
  expect(await change(id, { kind: 'end' })).toBe('changed')
  await dayComes('2027-02-02')
  expect(await pay(signupId)).toMatchObject({ ok: true })
  await dayComes('2027-04-30')
  expect((await subscriptionOf(signupId)).status).toBe('active')
  await shipDue()
  await dayComes('2027-05-01')
  const { status, orders } = await subscriptionOf(signupId)
  expect([status, orders.map((one) => one.status)]).toEqual(['ended', ['paid']])
  expect(await findBrokenInvariants()).toEqual([])
})

test('it is over once the last order has expired, and no order comes in its place', async () => {
  const { id: signupId } = await offline('unpaid')
  const { id } = await subscriptionOf(signupId)
  await change(id, { kind: 'end' })
  await dayComes('2027-02-28')
  await mailsTo('unpaid')
  for (const day of ['2027-04-30', '2027-05-01']) await dayComes(day)
  const { status, orders, cycles } = await subscriptionOf(signupId)
  expect([status, orders.map((one) => one.status)]).toEqual(['ended', ['expired']])
  expect(cycles.map((cycle) => cycle.status)).toEqual(['ordered', 'skipped'])
  const expired = await db().mailboxMail.findFirstOrThrow({
    where: { recipient: 'unpaid@example.jp', kind: 'order-expired' },
  })
  expect(expired.text).not.toContain('そのまま続きます')
  expect(expired.text).not.toContain('次のご注文')
  expect(await findBrokenInvariants()).toEqual([])
})

test('a spare that came before pays for nothing any more, and nothing is changed to Smartpay', async () => {
  const { first, id: signupId } = await offline('spare')
  const { id } = await subscriptionOf(signupId)
  await decide(first, 'approve')
  const token = await db().token.findUniqueOrThrow({ where: { signupId: first } })
  await settleToken(token.id, 'sweep')
  const spare = async () => {
    const outcome = await outcomeOf(first, 'spare')
    return outcome && spareTerms(outcome, 'ja')
  }
  expect(await spare()).not.toBeNull()
  const again = (await retrySignup(signupId, 'spare', 'smartpay')) ?? ''
  await change(id, { kind: 'end' })
  expect(await spare()).toBeNull()
  expect(await confirm(again, 'spare')).toEqual({ ok: false, reason: 'ending' })
  await change(id, { kind: 'take-back-end' })
  expect(await confirm(again, 'spare')).toMatchObject({ ok: true })
})

test('an approval that was asked for before the end still pays for what comes', async () => {
  const { id: signupId } = await offline('crossed')
  const { id } = await subscriptionOf(signupId)
  const again = (await retrySignup(signupId, 'crossed', 'smartpay')) ?? ''
  expect(await confirm(again, 'crossed')).toMatchObject({ ok: true })
  await change(id, { kind: 'end' })
  await decide(again, 'approve')
  const token = await db().token.findUniqueOrThrow({ where: { signupId: again } })
  await settleToken(token.id, 'sweep')
  const { orders, paymentMethod } = await subscriptionOf(signupId)
  expect([paymentMethod, orders.map((one) => one.status)]).toEqual([
    'smartpay',
    ['canceled', 'open'],
  ])
  await mailsTo('crossed')
  const changed = await db().mailboxMail.findFirstOrThrow({
    where: { recipient: 'crossed@example.jp', kind: 'payment-method-changed' },
  })
  expect(changed.text).toContain('このあとの新しいご注文はありません')
  await dayComes('2027-02-01')
  await dayComes('2027-02-10')
  await shipDue()
  await dayComes('2027-05-01')
  expect((await subscriptionOf(signupId)).status).toBe('ended')
  expect(await findBrokenInvariants()).toEqual([])
})
