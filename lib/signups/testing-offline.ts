import { expect } from 'vitest'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { recordPayment } from '#lib/orders/offline/record-payment.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { retrySignup } from './retry-signup.ts'
import { confirm, redirected } from './testing.ts'

/** Turned back at Smartpay, then paid offline; answers both signups. */
export async function offline(
  browser: string,
  paymentMethod: 'bank_transfer' | 'cash_on_delivery' = 'bank_transfer',
) {
  const { signupId: first } = await redirected(browser)
  const id = (await retrySignup(first, browser, paymentMethod)) ?? ''
  expect(await confirm(id, browser)).toEqual({ ok: true, value: { checkoutUrl: null } })
  return { first, id }
}

export async function subscriptionOf(signupId: string) {
  const { subscription } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
    select: {
      subscription: {
        include: {
          cycles: { orderBy: { index: 'asc' } },
          orders: { orderBy: [{ index: 'asc' }, { createdAt: 'asc' }] },
        },
      },
    },
  })
  if (!subscription) throw new Error('No subscription')
  return subscription
}

export async function mailsTo(browser: string): Promise<string[]> {
  await sendEmails()
  const mails = await db().mailboxMail.findMany({
    where: { recipient: `${browser}@example.jp` },
    orderBy: [{ at: 'asc' }, { kind: 'desc' }],
  })
  return mails.map(({ kind }) => kind).sort()
}

export async function pay(signupId: string, change = {}) {
  const { orders } = await subscriptionOf(signupId)
  const order = orders.find(({ status }) => status === 'awaiting_payment') ?? orders[0]
  return recordPayment({
    reference: order?.payReference ?? '',
    amountMinor: 7800,
    receivedOn: fromColumn(order?.dueOn ?? new Date(0)),
    note: '',
    recordedBy: 'test',
    acceptDifference: false,
    ...change,
  })
}
