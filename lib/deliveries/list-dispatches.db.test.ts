import { expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { recordPayment } from '#lib/orders/offline/record-payment.ts'
import { readCursor, writeCursor } from '#lib/paging.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { advanceClock, confirm, redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { type DispatchTab, listDispatches, readDispatches } from './list-dispatches.ts'
import { shipDelivery } from './ship-delivery.ts'

withSmartpay()

const day = 24 * 3_600_000

async function paid(browser: string): Promise<void> {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  await chargeDue()
}

async function byTransfer(browser: string): Promise<void> {
  const { signupId } = await redirected(browser)
  const second = (await retrySignup(signupId, browser, 'bank_transfer')) ?? ''
  await confirm(second, browser)
}

async function listed(tab: DispatchTab) {
  const { rows, total } = await listDispatches({ tab, cursor: null })
  expect(total).toBe(rows.length)
  return rows
}

test('what goes out today, what may not yet and what comes later are three lists', async () => {
  await paid('paid')
  await byTransfer('transfer')
  expect(await listed('ready')).toEqual([])
  expect(await listed('ahead')).toHaveLength(2)
  // Past the planned day, whatever holidays lie between.
  await advanceClock(14 * day)
  const [ready, ...more] = await listed('ready')
  expect(more).toEqual([])
  expect(ready).toMatchObject({ index: 0, order: 'paid', whyNot: null, among: 1 })
  expect(ready?.lines.length).toBeGreaterThan(0)
  const [waiting] = await listed('waiting')
  expect(waiting).toMatchObject({ order: 'awaiting_payment', whyNot: 'awaits-transfer' })

  const order = await db().order.findUniqueOrThrow({ where: { id: waiting?.orderId ?? '' } })
  const { payReference: reference, totalMinor: amountMinor, dueOn } = order
  const recorded = await recordPayment({
    reference: reference ?? '',
    amountMinor,
    receivedOn: fromColumn(dueOn),
    note: '',
    recordedBy: 'somebody',
    acceptDifference: true,
  })
  expect(recorded.ok).toBe(true)
  expect(await listed('waiting')).toEqual([])
  const allPaid = [...(await listed('ready')), ...(await listed('ahead'))]
  expect(allPaid.map(({ id }) => id)).toContain(waiting?.id)
  const parcel = { carrier: '山彦運輸', tracking: '1234', staffId: 'somebody' }
  expect(await shipDelivery({ deliveryId: ready?.id ?? '', ...parcel })).toMatchObject({ ok: true })
  expect((await listed('ready')).map(({ id }) => id)).not.toContain(ready?.id)
  expect(await listed('gone')).toMatchObject([
    { id: ready?.id, delivery: 'shipped', carrier: '山彦運輸', tracking: '1234' },
  ])
})

test('what has gone out is listed from the last one on, page by page', async () => {
  for (const browser of ['gone1', 'gone2', 'gone3']) await paid(browser)
  await advanceClock(14 * day)
  const parcel = { carrier: null, tracking: null, staffId: 'somebody' }
  for (const { id } of await listed('ready')) {
    await shipDelivery({ deliveryId: id, ...parcel })
    await advanceClock(1_000)
  }
  const all = await listed('gone')
  expect(all.length).toBeGreaterThan(3)
  const times = all.map(({ shippedAt }) => shippedAt?.getTime() ?? 0)
  expect(times).toEqual(times.toSorted((one, other) => other - one))
  const first = await readDispatches({ tab: 'gone', cursor: null }, 2)
  const second = await readDispatches({ tab: 'gone', cursor: readCursor(first.next ?? '') }, 2)
  const ids = [...first.rows, ...second.rows].map(({ id }) => id)
  expect(ids).toEqual(all.slice(0, 4).map(({ id }) => id))
  // A place in another list begins at the beginning.
  const odd = readCursor(writeCursor({ at: 'tomorrow', id: 'x', direction: 'after' }))
  expect((await listDispatches({ tab: 'gone', cursor: odd })).rows).toHaveLength(all.length)
})

test('a file goes through all of them, and a place that was made by hand begins at the beginning', async () => {
  await paid('one')
  await paid('two')
  await advanceClock(14 * day)
  const all = (await listed('ready')).map(({ id }) => id)
  const found: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await readDispatches({ tab: 'ready', cursor: readCursor(cursor) }, 1)
    found.push(...page.rows.map(({ id }) => id))
    cursor = page.next
  }
  expect(found).toEqual(all)
  const odd = readCursor(writeCursor({ at: 'tomorrow', id: 'x', direction: 'after' }))
  expect((await listDispatches({ tab: 'ready', cursor: odd })).rows).toHaveLength(all.length)
})
