import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { fromColumn, plainDate } from '#lib/plain-date.ts'
import { confirm, draftOf, setClock } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { chargeDue } from './charge-due.ts'
import { previewCharges } from './preview-charges.ts'

withSmartpay()

/** Months of all lengths, and days that some of them lack. */
const beginnings = ['2027-01-28', '2027-01-30', '2027-01-31', '2027-02-28']
const plans = ['seasons', 'drip', 'moons', 'first']
const days = 90

async function begin(browser: string, slug: string): Promise<void> {
  const signupId = await draftOf(browser, { quantity: slug === 'drip' ? '2' : '1' }, slug)
  const confirmed = await confirm(signupId, browser)
  if (!confirmed.ok) throw new Error(`Not confirmed: ${confirmed.reason}`)
  await decide(signupId, 'approve')
  const { id } = await db().token.findUniqueOrThrow({ where: { signupId }, select: { id: true } })
  await settleToken(id, 'sweep')
}

test('ninety days of every plan are charged as the preview said', async () => {
  for (const day of beginnings) {
    await setClock(`${day}T15:00:00+09:00`)
    for (const slug of plans) await begin(`${slug}-${day}`, slug)
    await chargeDue()
  }
  const before = await db().order.count()
  const previewed: string[] = []
  for await (const { subscriptionId, orderNumber, on, amountMinor } of previewCharges(days))
    previewed.push(`${on} ${subscriptionId} ${orderNumber} ${amountMinor}`)
  await advanceOrders()
  await chargeDue()
  const first = plainDate('2027-02-28')
  for (let ahead = 1; ahead <= days; ahead += 1) {
    await setClock(`${first.add({ days: ahead })}T00:05:00+09:00`)
    await advanceOrders()
    await chargeDue()
  }
  const done = await db().charge.findMany({
    where: { status: 'succeeded', order: { index: { gt: 0 } } },
    select: { amountMinor: true, finishedAt: true, order: true },
  })
  const charged = done.map(({ amountMinor, finishedAt, order }) => {
    const at = new Date((finishedAt?.getTime() ?? 0) + 9 * 3_600_000)
    return `${fromColumn(at)} ${order.subscriptionId} ${order.index + 1} ${amountMinor}`
  })
  expect(before).toBe(beginnings.length * plans.length)
  expect(charged.length).toBeGreaterThan(20)
  expect(charged.toSorted()).toEqual(previewed.toSorted())
})
