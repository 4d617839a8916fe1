import { beforeAll, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { advanceClock, redirected } from '#lib/signups/testing.ts'
import { control, decide, sessionsOf } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { processEvents } from './process-events.ts'
import { receiveEvent } from './receive-event.ts'
import { deliveryOf, type Endpoint, endpoint, withWebhooks } from './testing.ts'

withWebhooks()

let ours: Endpoint
beforeAll(async () => {
  ours = await endpoint()
  await control('webhooks', 'PUT', { dropAll: true })
})

/** A first order with which Smartpay waits for the shopper. */
async function openOrder(browser: string): Promise<string> {
  const { signupId, tokenId } = await redirected(browser)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const [session] = await sessionsOf(signupId)
  const next = { outcome: 'soft-decline', times: 1 }
  await control(`tokens/${session?.token}/outcomes`, 'PUT', next)
  await chargeDue()
  const charge = await db().charge.findFirstOrThrow({
    where: { order: { subscription: { tokenId } } },
  })
  expect(charge.status).toBe('open')
  return charge.smartpayId ?? ''
}

async function tell(type: string, id: string, order?: string): Promise<void> {
  const sent = {
    id: `evt_test_${type.replace('.', '')}${id.slice(-6)}`,
    createdAt: Date.now(),
    test: true,
    eventData: { type, data: { id, order } },
  }
  expect(await receiveEvent(deliveryOf(sent, ours))).toEqual({ ok: true, value: 'kept' })
  await processEvents()
}

const statusOf = async (smartpayId: string) =>
  (await db().charge.findFirstOrThrow({ where: { smartpayId } })).status

test('what Smartpay tells of an order is looked up there at once, and not believed', async () => {
  const smartpayId = await openOrder('told')
  await tell('order.authorized', smartpayId)
  await chargeDue()
  expect(await statusOf(smartpayId)).toBe('open')
  await control(`orders/${smartpayId}/authorize`)
  await chargeDue()
  expect(await statusOf(smartpayId)).toBe('open')
  await advanceClock(1_000)
  await tell('order.rejected', smartpayId)
  await chargeDue()
  expect(await statusOf(smartpayId)).toBe('succeeded')
})

test('a payment is looked up by the order that it is of', async () => {
  const smartpayId = await openOrder('captured')
  await control(`orders/${smartpayId}/authorize`)
  await advanceClock(1_000)
  await tell('payment.created', 'payment_test_captured', smartpayId)
  await chargeDue()
  expect(await statusOf(smartpayId)).toBe('succeeded')
})

test('no event of an order or a payment waits for a person', async () => {
  for (const type of ['order.authorized', 'order.rejected', 'order.canceled'])
    await tell(type, 'order_test_elsewhere')
  for (const type of ['payment.created', 'refund.created'])
    await tell(type, 'payment_test_elsewhere')
  expect(await db().event.count({ where: { status: 'parked' } })).toBe(0)
})
