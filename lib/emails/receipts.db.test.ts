import { describe, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { begun as due } from '#lib/charging/testing-due.ts'
import { db } from '#lib/db/client.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, fromColumn } from '#lib/plain-date.ts'
import { ask } from '#lib/refunds/testing.ts'
import { advanceClock, redirected, setClock } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { begun, dayComes } from '#lib/subscriptions/schedule/testing.ts'
import { listMailbox } from './mailbox.ts'
import { resendEmail } from './resend-email.ts'
import { sendEmails } from './send-emails.ts'

withSmartpay()

async function mailsTo(browser: string) {
  await sendEmails()
  const mails = await listMailbox()
  return mails.filter(({ recipient }) => recipient === `${browser}@example.jp`).toReversed()
}

const kindsTo = async (browser: string) => (await mailsTo(browser)).map(({ kind }) => kind)

async function receiptOf(subscriptionId: string, index = 0) {
  const { id } = await db().order.findFirstOrThrow({ where: { subscriptionId, index } })
  return db().email.findUnique({ where: { kind_cause: { kind: 'order-paid', cause: id } } })
}

const squeezed = (text = '') => text.replace(/\s/g, '')

describe('a first order', () => {
  test('that is paid before the mail about the signup goes out gets no other mail', async () => {
    const { subscriptionId } = await due('one-mail')
    await chargeDue()
    const [mail, ...others] = await mailsTo('one-mail')
    expect([mail?.kind, others.length]).toEqual(['signup-completed', 0])
    // It is the receipt, too.
    for (const fact of ['¥7,800（うち消費税¥577）', '8%対象', '登録番号：T6000012345674', '確定'])
      expect(squeezed(mail?.text)).toContain(squeezed(fact))
    await advanceClock(5 * 60_000)
    expect(await kindsTo('one-mail')).toEqual(['signup-completed'])
    const receipt = await receiptOf(subscriptionId)
    expect(receipt).toMatchObject({ status: 'dropped', reason: 'said-before' })
    // Whoever asks staff for one gets it.
    expect(await resendEmail(receipt?.id ?? '', 'somebody')).toMatchObject({ ok: true })
    expect(await kindsTo('one-mail')).toEqual(['signup-completed', 'order-paid'])
  })

  test('that is paid after it gets a receipt, once', async () => {
    const { subscriptionId } = await due('two-mails')
    const [before] = await mailsTo('two-mails')
    expect(squeezed(before?.text)).not.toContain('登録番号')
    await chargeDue()
    expect(await kindsTo('two-mails')).toEqual(['signup-completed', 'order-paid'])
    await chargeDue()
    expect(await kindsTo('two-mails')).toEqual(['signup-completed', 'order-paid'])
    expect(await receiptOf(subscriptionId)).toMatchObject({ status: 'sent' })
  })

  test('waits for a mail about the signup of which nobody knows yet what it said', async () => {
    const { subscriptionId } = await due('under-way')
    await db().$executeRaw`
      update emails set status = 'sending', next_try_at = teiki_now() + interval '5 minutes'
      where kind = 'signup-completed' and cause = (select id from signups where subscription_id = ${subscriptionId})`
    await chargeDue()
    expect(await kindsTo('under-way')).toEqual([])
    expect(await receiptOf(subscriptionId)).toMatchObject({ status: 'queued' })
    // It is lost on its way, or said nothing of it: the receipt does.
    await advanceClock(10 * 60_000)
    expect(await kindsTo('under-way')).toEqual(['order-paid'])
  })

  test('is told as paid once, whoever sends and charges at the same time', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `rush${at}`)
    for (const name of names) await decide((await redirected(name)).signupId, 'approve')
    await advanceClock(6_000)
    await Promise.all([...Array.from({ length: 4 }, () => runSweep()), chargeDue(), sendEmails()])
    for (const _ of names.slice(0, 3)) {
      await advanceClock(10 * 60_000)
      await runSweep()
    }
    for (const name of names) {
      const mails = await mailsTo(name)
      expect(mails.filter(({ kind }) => kind === 'signup-completed')).toHaveLength(1)
      expect(mails.filter(({ text }) => text.includes('登録番号'))).toHaveLength(1)
    }
  })
})

test('a later order gets a receipt with its lines, taxes and parts, and what it says comes true', async () => {
  await setClock('2027-01-31T12:00:00+09:00')
  const subscriptionId = await begun('later', 'moons')
  await mailsTo('later')
  const next = await db().cycle.findFirstOrThrow({ where: { subscriptionId, index: 1 } })
  await dayComes(`${fromColumn(next.dueOn)}`)
  await advanceClock(60_000)
  const order = await db().order.findFirstOrThrow({
    where: { subscriptionId, index: 1 },
    include: { lines: true, deliveries: true },
  })
  expect(order.status).toBe('paid')
  const mail = (await mailsTo('later')).at(-1)
  expect(mail?.kind).toBe('order-paid')
  const text = squeezed(mail?.text)
  for (const { name, quantity, amountMinor } of order.lines) {
    expect(text).toContain(squeezed(`${(name as { ja: string }).ja} × ${quantity}`))
    expect(text).toContain(formatYen(quantity * amountMinor))
  }
  for (const { arrivalOn } of order.deliveries)
    expect(text).toContain(squeezed(formatDate(fromColumn(arrivalOn), 'ja')))
  expect(text).toContain(`お支払い（${formatYen(order.totalMinor)}）が、`)

  // The next order, on its day and for its sum.
  const third = await db().cycle.findFirstOrThrow({ where: { subscriptionId, index: 2 } })
  await dayComes(`${fromColumn(third.dueOn)}`)
  const after = await db().order.findFirstOrThrow({
    where: { subscriptionId, index: 2 },
    include: { charges: true },
  })
  expect(after.status).toBe('paid')
  const said = text.slice(text.indexOf('次のご注文'))
  expect(said).toContain(squeezed(formatDate(fromColumn(after.dueOn), 'ja')))
  expect(said).toContain(formatYen(after.totalMinor))
})

test('a receipt that is sent after money went back promises no parts', async () => {
  const { subscriptionId } = await due('given-back')
  await mailsTo('given-back')
  await chargeDue()
  const order = await db().order.findFirstOrThrow({ where: { subscriptionId } })
  await ask(order.id)
  const mail = (await mailsTo('given-back')).find(({ kind }) => kind === 'order-paid')
  expect(mail?.text).toContain('登録番号')
  expect(mail?.text).not.toContain('Smartpayへのお支払い')
})

test('a receipt of a subscription that ended meanwhile names no next order', async () => {
  const { subscriptionId } = await due('ended')
  await mailsTo('ended')
  await chargeDue()
  await db().$executeRaw`update subscriptions set status = 'canceled' where id = ${subscriptionId}`
  const mail = (await mailsTo('ended')).find(({ kind }) => kind === 'order-paid')
  expect(mail?.text).toContain('登録番号')
  expect(mail?.text).not.toContain('次のご注文')
})
