import { expect, test } from 'vitest'
import { begun } from '#lib/charging/testing-due.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { leavePastDue } from './leave-past-due.ts'

withSmartpay()

test('a subscription is past due until the last of its orders is not', async () => {
  const { subscriptionId } = await begun('two')
  const leave = async () => {
    await inTransaction((tx) => leavePastDue(tx, subscriptionId, 'somebody'))
    return db().subscription.findUniqueOrThrow({
      where: { id: subscriptionId },
      select: { status: true, history: { orderBy: { id: 'desc' }, take: 1 } },
    })
  }
  const order = await db().order.findFirstOrThrow({ where: { subscriptionId } })
  await db().subscription.update({ where: { id: subscriptionId }, data: { status: 'past_due' } })
  await db().order.update({ where: { id: order.id }, data: { status: 'past_due' } })
  expect(await leave()).toMatchObject({ status: 'past_due' })
  await db().order.update({ where: { id: order.id }, data: { status: 'canceled' } })
  expect(await leave()).toMatchObject({
    status: 'active',
    history: [{ from: 'past_due', to: 'active', code: 'paid-up', actor: 'somebody' }],
  })
  await db().subscription.update({ where: { id: subscriptionId }, data: { status: 'paused' } })
  expect(await leave()).toMatchObject({ status: 'paused' })
})
