import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { formatDate, fromColumn } from '#lib/plain-date.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { rounds } from '#lib/testing-rounds.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { ask, asked } from '#lib/tokens/testing.ts'
import { retrySignup } from './retry-signup.ts'
import { sweepSignups } from './sweep-signups.ts'
import { advanceClock, confirm, outcomeOf, takeSpare } from './testing.ts'
import { mailsTo, offline, subscriptionOf } from './testing-offline.ts'
import { decide, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

const day = 24 * 3_600_000

function escaped(text: string): string {
  return text.replace(/[()]/g, '\\$&')
}

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
      cycles: [{ status: 'ordered', feeMinor: 0 }, { status: 'scheduled' }],
    })
    const { orders } = await subscriptionOf(id)
    expect(orders.map(({ status }) => status).toSorted()).toEqual(['canceled', 'open'])
    expect(await mailsTo('spare')).toContain('payment-method-changed')
    const mail = await db().mailboxMail.findFirstOrThrow({
      where: { kind: 'payment-method-changed', recipient: 'spare@example.jp' },
    })
    const [waiting, next] = (await subscriptionOf(id)).cycles
    const day = (cycle = waiting) => fromColumn(cycle?.dueOn ?? new Date(0))
    expect(mail.text).toMatch(
      new RegExp(
        `Smartpayでのお支払いに変わったご注文\\n-+\\nご注文日：${escaped(formatDate(day(), 'ja'))}[^]*` +
          `次のご注文\\n-+\\nご注文日：${escaped(formatDate(day(next), 'ja'))}`,
      ),
    )
    expect(mail.text).toContain(`${formatDate(day(next).subtract({ days: 1 }), 'ja')}まで（次の`)
    for (const signupId of [first, id]) {
      const signup = await outcomeOf(signupId, 'spare')
      expect(signup).toMatchObject({
        collected: [{ index: 0, amountMinor: 7800, state: 'planned' }],
        nextOrders: [{ index: 1 }],
        atTheDoor: [],
      })
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

  test('a shopper who moves to a token and staff who turns it off, many times: one of them wins', async () => {
    const { first, id } = await offline('tokenrace')
    await decide(first, 'approve')
    const token = await db().token.findUniqueOrThrow({ where: { signupId: first } })
    await settleToken(token.id, 'sweep')
    for (let round = 0; round < rounds(200); round += 1) {
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
        { index: 0, status: 'ordered', feeMinor: 330 },
        { index: 1, status: 'scheduled', feeMinor: 0 },
      ],
      orders: [{ index: 0, status: 'awaiting_payment', totalMinor: 8130 }],
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
