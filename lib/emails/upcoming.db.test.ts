import { expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { placeHold } from '#lib/customers/place-hold.ts'
import { db } from '#lib/db/client.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { announceOrders } from '#lib/orders/announce-orders.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { setClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { begun, change, dayComes } from '#lib/subscriptions/schedule/testing.ts'
import { composeEmail } from './compose-email.ts'
import { getSubject } from './get-email-source.ts'

withSmartpay()

async function told(cycleId: string) {
  const subject = await getSubject('order-upcoming', cycleId)
  return subject && composeEmail('order-upcoming', subject)
}

async function nextOf(subscriptionId: string) {
  return db().cycle.findFirstOrThrow({
    where: { subscriptionId, status: 'scheduled' },
    orderBy: { index: 'asc' },
  })
}

const causes = async () =>
  (await db().email.findMany({ where: { kind: 'order-upcoming' } })).map(({ cause }) => cause)

test('an order is announced once, some days before it can be changed no more, and comes true', async () => {
  await setClock('2027-01-31T12:00:00+09:00')
  const subscriptionId = await begun('announced')
  const cycle = await nextOf(subscriptionId)
  const cutOffOn = fromColumn(cycle.cutOffOn)
  await setClock(`${cutOffOn.subtract({ days: 4 })}T09:00:00+09:00`)
  expect(await announceOrders()).toEqual({ announced: 0, complete: true })
  await setClock(`${cutOffOn.subtract({ days: 3 })}T09:00:00+09:00`)
  expect(await announceOrders()).toEqual({ announced: 1, complete: true })
  expect(await announceOrders()).toEqual({ announced: 0, complete: true })
  expect(await causes()).toEqual([cycle.id])
  const letter = JSON.stringify((await told(cycle.id))?.letter)

  await dayComes(`${cutOffOn.add({ days: 1 })}`)
  await dayComes(`${fromColumn(cycle.dueOn)}`)
  const order = await db().order.findFirstOrThrow({
    where: { subscriptionId, index: 1 },
    include: { charges: true, deliveries: true },
  })
  expect(order).toMatchObject({ status: 'paid', dueOn: cycle.dueOn })
  const sum = `¥${order.totalMinor.toLocaleString('en')}`
  const [charge] = order.charges
  expect(charge?.firstSentAt && fromColumn(order.dueOn).toString()).toBe('2027-02-28')
  expect(letter).toContain(sum)
  expect(letter).toContain('2027年2月28日')
  // Whoever opens it late is told nothing that is over.
  expect(await told(cycle.id)).toBeNull()
})

test('nothing is announced of what will not be charged', async () => {
  await setClock('2027-05-31T12:00:00+09:00')
  const [paused, held, skipped] = [
    await begun('paused'),
    await begun('held'),
    await begun('skipped'),
  ]
  const before = (await causes()).length
  await change(paused, { kind: 'pause', until: null })
  await placeHold({ kind: 'subscription', id: held, reason: 'dispute', staffId: 'test' })
  await change(skipped, { kind: 'skip', index: 1 })
  const cutOffOn = fromColumn((await nextOf(held)).cutOffOn)
  await setClock(`${cutOffOn}T09:00:00+09:00`)
  await announceOrders()
  expect(await causes()).toHaveLength(before)
})

test('a notice that is sent after its order was skipped says nothing', async () => {
  await setClock('2027-08-31T12:00:00+09:00')
  const subscriptionId = await begun('skipped-later')
  const cycle = await nextOf(subscriptionId)
  await setClock(`${fromColumn(cycle.cutOffOn)}T09:00:00+09:00`)
  await announceOrders()
  expect(await causes()).toContain(cycle.id)
  expect(await told(cycle.id)).not.toBeNull()
  await change(subscriptionId, { kind: 'skip', index: cycle.index })
  expect(await told(cycle.id)).toBeNull()
  await advanceOrders()
  await chargeDue()
})
