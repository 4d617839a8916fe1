import { describe, expect, test } from 'vitest'
import {
  activeToken,
  control,
  eventTypesOf,
  openSandbox,
  orderTerms,
  placeOrder,
  postOrder,
  readLedger,
  send,
} from '../testing.ts'

describe('a decline', () => {
  test.each([
    ['hanako@example.jp', 'succeeded', ['order.authorized', 'payment.created']],
    ['hanako.rejected@example.jp', 'rejected', ['order.rejected']],
    ['softdecline+1@example.jp', 'requires_authorization', ['order.rejected']],
    ['slow@example.jp', 'requires_authorization', []],
    ['a@rejected.jp', 'succeeded', ['order.authorized', 'payment.created']],
  ])('of %s makes the order %s', async (emailAddress, status, types) => {
    const origin = await openSandbox()
    const token = await activeToken(origin)
    const order = await placeOrder(origin, { token, customerInfo: { emailAddress } })
    expect(order.status).toBe(status)
    expect((await eventTypesOf(origin)).slice(2)).toEqual(['token.used', ...types])
    const read = await send('GET', `${origin}/v1/orders/${order.id}?expand=all`)
    expect(read.json).toEqual(order)
  })

  test('follows the address of the session when the order has none', async () => {
    const origin = await openSandbox()
    const token = await activeToken(origin, 'softdecline@example.jp')
    expect((await placeOrder(origin, { token })).status).toBe('requires_authorization')
  })

  test('comes above the largest amount', async () => {
    const origin = await openSandbox()
    const { shippingInfo } = orderTerms
    const dear = { name: 'A', amount: 299_900, currency: 'JPY' }
    const order = (change: object) => placeOrder(origin, { items: [dear], ...change })
    expect((await order({ amount: 300_000 })).status).toBe('succeeded')
    const feeAmount = 101
    const above = { amount: 300_001, shippingInfo: { ...shippingInfo, feeAmount } }
    expect((await order(above)).status).toBe('rejected')
    await control(origin, 'PUT', 'rules', { largestAmount: 300_001 })
    expect((await order(above)).status).toBe('succeeded')
  })

  test('is planned per token and counted', async () => {
    const origin = await openSandbox()
    const token = await activeToken(origin)
    const plan = [
      { outcome: 'soft-decline', times: 2 },
      { outcome: 'hard-decline' },
      { outcome: 'slow' },
    ]
    const planned = await control(origin, 'PUT', `tokens/${token}/outcomes`, plan)
    expect(planned.json).toEqual(plan.map((step) => ({ times: 1, ...step })))
    const statuses: string[] = []
    for (let count = 0; count < 5; count += 1)
      statuses.push((await placeOrder(origin, { token })).status)
    const waits = 'requires_authorization'
    expect(statuses).toEqual([waits, waits, 'rejected', waits, 'succeeded'])
    expect((await placeOrder(origin)).status).toBe('succeeded')
    expect((await control(origin, 'GET', `tokens/${token}/outcomes`)).json).toEqual([])
  })

  test('of a paused shopper holds for all tokens of the address', async () => {
    const origin = await openSandbox()
    const first = await activeToken(origin, 'Hanako@example.jp')
    const second = await activeToken(origin, 'hanako@example.jp')
    const other = await activeToken(origin, 'taro@example.jp')
    await control(origin, 'PUT', `tokens/${first}/shopper`, { paused: true })
    const answer = await postOrder(origin, { token: second })
    expect([answer.status, answer.json]).toMatchObject([400, { errorCode: 'token.invalid' }])
    expect((await postOrder(origin, { token: other })).status).toBe(200)
    await control(origin, 'PUT', `tokens/${second}/shopper`, { paused: false })
    expect((await postOrder(origin, { token: first })).status).toBe(200)
  })
})

describe('a slow authorization', () => {
  test('ends after a minute on the clock', async () => {
    const origin = await openSandbox()
    const customerInfo = { emailAddress: 'slow@example.jp' }
    const { id } = await placeOrder(origin, { customerInfo })
    await control(origin, 'PUT', 'clock', { advanceMs: 59_000 })
    const read = () => send('GET', `${origin}/v1/orders/${id}`)
    expect((await read()).json.status).toBe('requires_authorization')
    await control(origin, 'PUT', 'clock', { advanceMs: 1_000 })
    expect((await read()).json).toMatchObject({
      status: 'succeeded',
      payments: [expect.stringMatching(/^payment_/)],
    })
    expect((await eventTypesOf(origin)).slice(-2)).toEqual(['order.authorized', 'payment.created'])
  })

  test('can be hurried, or refused', async () => {
    const origin = await openSandbox()
    const customerInfo = { emailAddress: 'slow@example.jp' }
    const first = await placeOrder(origin, { customerInfo, captureMethod: 'manual' })
    const hurried = await control(origin, 'POST', `orders/${first.id}/authorize`)
    expect(hurried.json).toMatchObject({ status: 'requires_capture' })
    const second = await placeOrder(origin, { customerInfo })
    const declined = await control(origin, 'POST', `orders/${second.id}/decline`)
    expect(declined.json).toMatchObject({ status: 'rejected' })
    await control(origin, 'PUT', 'clock', { advanceMs: 3_600_000 })
    const { orders } = await readLedger(origin)
    expect(orders[first.id]?.status).toBe('requires_capture')
    expect(orders[second.id]?.status).toBe('rejected')
  })
})

test('a soft decline is repaired, or declined again', async () => {
  const origin = await openSandbox()
  const customerInfo = { emailAddress: 'softdecline@example.jp' }
  const { id } = await placeOrder(origin, { customerInfo })
  const soft = await control(origin, 'POST', `orders/${id}/decline`, { soft: true })
  expect(soft.json).toMatchObject({ status: 'requires_authorization' })
  const paid = await control(origin, 'POST', `orders/${id}/authorize`)
  expect(paid.json).toMatchObject({ status: 'succeeded' })
  for (const move of ['authorize', 'decline'])
    expect((await control(origin, 'POST', `orders/${id}/${move}`)).status).toBe(409)
  expect((await control(origin, 'POST', 'orders/order_test_1/authorize')).status).toBe(404)
})
