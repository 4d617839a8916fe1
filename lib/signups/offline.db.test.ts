import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { advancePayments } from '#lib/orders/offline/advance-payments.ts'
import { recordPayment } from '#lib/orders/offline/record-payment.ts'
import { formatDate, fromColumn } from '#lib/plain-date.ts'
import { contractOf } from '#lib/signups/confirm/contract-of.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { ask, asked } from '#lib/tokens/testing.ts'
import { retrySignup } from './retry-signup.ts'
import { sweepSignups } from './sweep-signups.ts'
import { advanceClock, confirm, outcomeOf, redirected, takeSpare } from './testing.ts'
import { decide, sessionsOf, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

const day = 24 * 3_600_000

/** Turned back at Smartpay, then paid offline; answers both signups. */
async function offline(
  browser: string,
  paymentMethod: 'bank_transfer' | 'cash_on_delivery' = 'bank_transfer',
) {
  const { signupId: first } = await redirected(browser)
  const id = (await retrySignup(first, browser, paymentMethod)) ?? ''
  expect(await confirm(id, browser)).toEqual({ ok: true, value: { checkoutUrl: null } })
  return { first, id }
}

async function subscriptionOf(signupId: string) {
  const { subscription } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
    select: { subscription: { include: { cycles: { orderBy: { index: 'asc' } } } } },
  })
  if (!subscription) throw new Error('No subscription')
  return subscription
}

async function mailsTo(browser: string): Promise<string[]> {
  await sendEmails()
  const mails = await db().mailboxMail.findMany({
    where: { recipient: `${browser}@example.jp` },
    orderBy: [{ at: 'asc' }, { kind: 'desc' }],
  })
  return mails.map(({ kind }) => kind).sort()
}

function escaped(text: string): string {
  return text.replace(/[()]/g, '\\$&')
}

async function pay(signupId: string, change = {}) {
  const { cycles } = await subscriptionOf(signupId)
  const cycle = cycles.find(({ status }) => status === 'awaiting_payment') ?? cycles[0]
  return recordPayment({
    reference: cycle?.payReference ?? '',
    amountMinor: 7800,
    receivedOn: fromColumn(cycle?.dueOn ?? new Date(0)),
    note: '',
    recordedBy: 'test',
    acceptDifference: false,
    ...change,
  })
}

describe('paying offline', () => {
  test('makes a subscription whose cycle waits for money', async () => {
    const { id } = await offline('transfer')
    const subscription = await subscriptionOf(id)
    expect(subscription).toMatchObject({
      status: 'active',
      paymentMethod: 'bank_transfer',
      tokenId: null,
      cycles: [
        {
          index: 0,
          status: 'awaiting_payment',
          amountMinor: 7800,
          feeMinor: 0,
          payReference: expect.stringMatching(/^\d{8}$/),
        },
        { index: 1, status: 'scheduled', amountMinor: 7800 },
      ],
    })
    const [cycle] = subscription.cycles
    expect(
      fromColumn(cycle?.dueOn ?? new Date()).until(fromColumn(cycle?.payBy ?? new Date())).days,
    ).toBe(7)
    expect(await mailsTo('transfer')).toEqual(['payment-instructions', 'signup-completed'])
    const consent = await db().consent.findUniqueOrThrow({ where: { signupId: id } })
    expect(consent.text).toContain('銀行振込')
    expect(await sessionsOf(id)).toEqual([])
  })

  test('cash on delivery adds its fee', async () => {
    const { id } = await offline('cash', 'cash_on_delivery')
    expect(await subscriptionOf(id)).toMatchObject({
      paymentMethod: 'cash_on_delivery',
      cycles: [{ feeMinor: 330, amountMinor: 7800 }, { index: 1 }],
    })
  })

  test('20 submits make one', async () => {
    const { signupId } = await redirected('many')
    const id = (await retrySignup(signupId, 'many', 'bank_transfer')) ?? ''
    const results = await Promise.all(Array.from({ length: 20 }, () => confirm(id, 'many')))
    expect(results.every((one) => one.ok || one.reason === 'completed')).toBe(true)
    expect((await subscriptionOf(id)).cycles.map(({ index }) => index)).toEqual([0, 1])
    expect(await mailsTo('many')).toHaveLength(2)
  })

  test('a way that was turned off is refused', async () => {
    const { signupId } = await redirected('closed')
    const id = (await retrySignup(signupId, 'closed', 'bank_transfer')) ?? ''
    await db().$executeRaw`
      update shop set facts = jsonb_set(facts, '{paymentMethods,bank_transfer}', 'null')`
    expect(await confirm(id, 'closed')).toEqual({ ok: false, reason: 'payment-method-closed' })
    await db()
      .$executeRaw`update shop set facts = jsonb_set(facts, '{paymentMethods,bank_transfer}', (
      select content from (values ('{"feeMinor":0,"payWithinDays":7,"remindDaysBefore":2,"terms":{"ja":"前払い","en":"ahead"},
        "account":{"bankName":{"ja":"銀行","en":"Bank"},"branchName":{"ja":"支店","en":"Branch"},"accountType":"ordinary",
        "accountNumber":"1234567","accountHolder":{"ja":"カ）ヤマ","en":"YAMA"}}}'::jsonb)) as v (content)))`
  })
})

describe('recording a payment', () => {
  test('pays the cycle, schedules the next and tells the shopper, once', async () => {
    const { id } = await offline('payer')
    expect(await pay(id)).toMatchObject({ ok: true })
    expect(await pay(id)).toMatchObject({ reason: { reason: 'already-recorded' } })
    expect(await pay(id, { amountMinor: 7801 })).toMatchObject({
      reason: { reason: 'already-paid' },
    })
    const { cycles } = await subscriptionOf(id)
    expect(cycles.map(({ index, status }) => [index, status])).toEqual([
      [0, 'paid'],
      [1, 'scheduled'],
    ])
    expect(await mailsTo('payer')).toContain('payment-received')
    expect(await db().cyclePayment.count({ where: { cycleId: cycles[0]?.id ?? '' } })).toBe(1)
  })

  test.each([
    ['too little', { amountMinor: 7799 }, 'too-little'],
    ['too much', { amountMinor: 7801 }, 'too-much'],
    ['a sum that is none', { amountMinor: 1.5 }, 'not-a-sum'],
    ['a reference with a slip', { reference: '12345678' }, 'not-a-reference'],
    ['somebody else’s reference', { reference: '00000000' }, 'unknown-reference'],
  ])('refuses %s', async (name, change, reason) => {
    const { id } = await offline(`refused${name.length}${reason}`)
    expect(await pay(id, change)).toMatchObject({ ok: false, reason: { reason } })
  })

  test('takes another sum when somebody says so', async () => {
    const { id } = await offline('difference')
    expect(await pay(id, { amountMinor: 7000, acceptDifference: true })).toMatchObject({ ok: true })
  })
})

test('a cycle for which nothing came is reminded of, then skipped, and the next one asked for', async () => {
  const { id } = await offline('forgetful')
  await advanceClock(5 * day)
  await advancePayments()
  await advancePayments()
  expect(await mailsTo('forgetful')).toEqual([
    'payment-instructions',
    'payment-reminder',
    'signup-completed',
  ])
  await advanceClock(3 * day)
  await advancePayments()
  expect((await subscriptionOf(id)).cycles[0]?.status).toBe('awaiting_payment')
  await advanceClock(4 * day)
  await advancePayments()
  expect((await subscriptionOf(id)).cycles.map(({ status }) => status)).toEqual([
    'skipped',
    'scheduled',
  ])
  await advanceClock(81 * day)
  await advancePayments()
  expect((await subscriptionOf(id)).cycles.map(({ status }) => status)).toEqual([
    'skipped',
    'awaiting_payment',
    'scheduled',
  ])
  expect(
    (await mailsTo('forgetful')).filter((kind) => kind === 'payment-instructions'),
  ).toHaveLength(2)
  await advanceClock(-93 * day)
})

describe('money that came later than the sweep', () => {
  test('pays a skipped cycle when it came by the last day, and not after', async () => {
    const { id } = await offline('monday')
    const [cycle] = (await subscriptionOf(id)).cycles
    await advanceClock(12 * day)
    await advancePayments()
    expect((await subscriptionOf(id)).cycles[0]?.status).toBe('skipped')
    const lastDay = fromColumn(cycle?.payBy ?? new Date(0))
    const reference = cycle?.payReference ?? ''
    const late = { reference, receivedOn: lastDay.add({ days: 1 }) }
    expect(await pay(id, late)).toMatchObject({ reason: { reason: 'skipped' } })
    expect(await pay(id, { reference, receivedOn: lastDay })).toMatchObject({ ok: true })
    expect((await subscriptionOf(id)).cycles[0]?.status).toBe('paid')
    await advanceClock(-12 * day)
  })

  test('pays the order that was about to be charged by Smartpay', async () => {
    const { first, id } = await offline('crossing')
    const [cycle] = (await subscriptionOf(id)).cycles
    await decide(first, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: first } })
    await settleToken(token.id, 'sweep')
    await takeSpare(first, 'crossing')
    expect((await subscriptionOf(id)).cycles[0]?.status).toBe('scheduled')
    const sent = { reference: cycle?.payReference ?? '' }
    expect(await pay(id, sent)).toMatchObject({ ok: true })
    expect((await subscriptionOf(id)).cycles[0]?.status).toBe('paid')
  })
})

test('two orders never fall into one period', async () => {
  const { id } = await offline('silent')
  await advanceClock(290 * day)
  for (let sweeps = 0; sweeps < 6; sweeps += 1) await advancePayments()
  expect((await subscriptionOf(id)).cycles.map(({ status }) => status)).toEqual([
    'skipped',
    'skipped',
    'skipped',
    'awaiting_payment',
    'scheduled',
  ])
  await advanceClock(-290 * day)
})

test('what is agreed to when changing to Smartpay is the order that comes next', async () => {
  const { id } = await offline('agrees')
  expect(await pay(id)).toMatchObject({ ok: true })
  const [, next] = (await subscriptionOf(id)).cycles
  const again = (await retrySignup(id, 'agrees', 'smartpay')) ?? ''
  const signup = await getConfirmation(again, 'agrees')
  const contract = signup && contractOf(signup, 'ja')
  expect(contract?.text).toContain(formatDate(fromColumn(next?.dueOn ?? new Date(0)), 'ja'))
  expect(contract?.instalments[0]?.dueOn.toString()).toBe(
    fromColumn(next?.dueOn ?? new Date(0)).toString(),
  )
})

test('a stranger who pays offline gives way to who is approved', async () => {
  const typed = { emailAddress: 'shared@example.jp' }
  const { signupId } = await redirected('stranger', { ...typed, lastName: '他人' })
  const offlineId = (await retrySignup(signupId, 'stranger', 'bank_transfer')) ?? ''
  await confirm(offlineId, 'stranger')
  const { signupId: real, tokenId } = await redirected('real', typed)
  await decide(real, 'approve')
  await settleToken(tokenId, 'sweep')
  expect(await db().customer.findUnique({ where: { email: 'shared@example.jp' } })).toMatchObject({
    lastName: '山田',
  })
})

describe('Smartpay after another way', () => {
  test('an earlier approval is a spare, told by mail, and pays when the shopper says so', async () => {
    const { first, id } = await offline('spare')
    await decide(first, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: first } })
    await settleToken(token.id, 'sweep')
    expect(await subscriptionOf(id)).toMatchObject({
      paymentMethod: 'bank_transfer',
      tokenId: null,
    })
    expect((await outcomeOf(first, 'spare'))?.spare).toBe(true)
    expect(await mailsTo('spare')).toContain('agreement-spare')
    expect(await takeSpare(first, 'somebody else')).toEqual({ ok: false, reason: 'not-yours' })
    expect(await takeSpare(first, 'spare')).toEqual({ ok: true, value: 'moved' })
    expect(await takeSpare(first, 'spare')).toEqual({ ok: false, reason: 'not-a-spare' })
    expect(await subscriptionOf(id)).toMatchObject({
      paymentMethod: 'smartpay',
      tokenId: token.id,
      cycles: [{ status: 'scheduled', payBy: null, feeMinor: 0 }, { status: 'scheduled' }],
    })
    expect(await mailsTo('spare')).toContain('payment-method-changed')
    const mail = await db().mailboxMail.findFirstOrThrow({
      where: { kind: 'payment-method-changed', recipient: 'spare@example.jp' },
    })
    const [waiting, next] = (await subscriptionOf(id)).cycles
    const day = (cycle = waiting) => fromColumn(cycle?.dueOn ?? new Date(0))
    expect(mail.text).toMatch(
      new RegExp(
        `いまお支払い待ちのご注文\\n-+\\nご注文日：${escaped(formatDate(day(), 'ja'))}[^]*` +
          `次のご注文\\n-+\\nご注文日：${escaped(formatDate(day(next), 'ja'))}`,
      ),
    )
    expect(mail.text).toContain(`${formatDate(day(next).subtract({ days: 1 }), 'ja')}まで（次の`)
    for (const signupId of [first, id]) {
      const signup = await outcomeOf(signupId, 'spare')
      expect(signup).toMatchObject({ nextPlaced: true, nextOrders: [{ index: 0 }], atTheDoor: [] })
      expect(`${signup?.movedOn}`).toBe(`${signup?.shop.today}`)
    }
  })

  test('takes nothing over once it is too old; the shopper agrees anew', async () => {
    const { first, id } = await offline('outlived')
    await decide(first, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: first } })
    await settleToken(token.id, 'sweep')
    expect(await outcomeOf(first, 'outlived')).toMatchObject({ spare: true, holds: true })
    await advanceClock(8 * day)
    expect(await outcomeOf(first, 'outlived')).toMatchObject({ spare: true, holds: false })
    expect(await takeSpare(first, 'outlived')).toEqual({ ok: false, reason: 'too-old' })
    expect(await subscriptionOf(id)).toMatchObject({
      paymentMethod: 'bank_transfer',
      tokenId: null,
    })
    const again = (await retrySignup(first, 'outlived')) ?? ''
    expect(await getConfirmation(again, 'outlived')).toMatchObject({
      continues: true,
      status: 'draft',
    })
    expect(await confirm(again, 'outlived')).toMatchObject({ ok: true })
    await advanceClock(-8 * day)
  })

  test('takes over nothing while staff is turning its token off', async () => {
    const { first, id } = await offline('turningoff')
    await decide(first, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: first } })
    await settleToken(token.id, 'sweep')
    const move = await asked(token.id, 'disable')
    expect(await takeSpare(first, 'turningoff')).toEqual({ ok: false, reason: 'not-a-spare' })
    await performTokenOperation(move)
    expect(await subscriptionOf(id)).toMatchObject({
      paymentMethod: 'bank_transfer',
      tokenId: null,
    })
  })

  test('200 rounds of a shopper who moves to a token and staff who turns it off: one of them wins', async () => {
    const { first, id } = await offline('tokenrace')
    await decide(first, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: first } })
    await settleToken(token.id, 'sweep')
    for (let round = 0; round < 200; round += 1) {
      await db().$executeRaw`
        update subscriptions set payment_method = 'bank_transfer', token_id = null where token_id = ${token.id}`
      await db().$executeRaw`delete from token_operations where token_id = ${token.id}`
      const shown = { status: 'active', usedBy: 0 } as const
      const [moved, off] = await Promise.all([
        takeSpare(first, 'tokenrace'),
        ask(token.id, 'disable', 'somebody', shown),
      ])
      expect([moved.ok, off.ok].filter(Boolean), `round ${round}`).toHaveLength(1)
    }
    expect(await subscriptionOf(id)).toMatchObject({ status: 'active' })
  })

  test('an approval that comes after the subscription was canceled is a spare, told by mail', async () => {
    const { id } = await offline('canceled')
    await advanceClock(1_000)
    const again = (await retrySignup(id, 'canceled', 'smartpay')) ?? ''
    expect(await confirm(again, 'canceled')).toMatchObject({ ok: true })
    await decide(again, 'approve')
    await db().$executeRaw`update subscriptions set status = 'canceled' where id = (
      select subscription_id from signups where id = ${again})`
    const token = await db().token.findUniqueOrThrow({ where: { signupId: again } })
    expect(await settleToken(token.id, 'sweep')).toEqual({ ok: true, value: 'settled' })
    expect(await subscriptionOf(again)).toMatchObject({ status: 'canceled', tokenId: null })
    expect(await mailsTo('canceled')).toContain('agreement-spare')
  })

  test('trying again moves what is not on its way yet to the new token', async () => {
    const { id } = await offline('changed', 'cash_on_delivery')
    await advanceClock(1_000)
    const again = (await retrySignup(id, 'changed', 'smartpay')) ?? ''
    expect(await confirm(again, 'changed')).toMatchObject({ ok: true })
    await decide(again, 'approve')
    await advanceClock(6_000)
    await sweepSignups()
    const token = await db().token.findUniqueOrThrow({ where: { signupId: again } })
    expect(await subscriptionOf(again)).toMatchObject({
      paymentMethod: 'smartpay',
      tokenId: token.id,
      cycles: [
        { index: 0, status: 'awaiting_payment', feeMinor: 330 },
        { index: 1, status: 'scheduled', feeMinor: 0 },
      ],
    })
    expect(await db().subscription.count({ where: { threadId: token.signupId } })).toBe(0)
    for (const signupId of [id, again]) {
      const signup = await outcomeOf(signupId, 'changed')
      expect(signup).toMatchObject({
        nextPlaced: false,
        nextOrders: [{ index: 1, amountMinor: 7800 }],
        atTheDoor: [{ index: 0, amountMinor: 8130 }],
      })
      expect(`${signup?.movedOn}`).toBe(`${signup?.shop.today}`)
    }
    await sendEmails()
    const mail = await db().mailboxMail.findFirstOrThrow({
      where: { kind: 'payment-method-changed', recipient: 'changed@example.jp' },
    })
    expect(mail.text).toMatch(
      /お届けのときにお支払いいただくご注文\n-+\nご注文日：.*\n金額：¥8,130/,
    )
    expect(mail.text).not.toContain('お支払い待ちのご注文')
    const { text } = await db().consent.findUniqueOrThrow({ where: { signupId: again } })
    const squeezed = mail.text.replace(/\s/g, '')
    for (const line of text.split('\n')) expect(squeezed).toContain(line.replace(/\s/g, ''))
  })
})
