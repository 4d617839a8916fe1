import { describe, expect, test } from 'vitest'
import {
  control,
  eventTypesOf,
  openSandbox,
  placeOrder,
  readLedger,
  send,
  type TestOrder,
} from '../testing.ts'

const dayMs = 86_400_000

function capture(origin: string, body: Record<string, unknown>) {
  return send('POST', `${origin}/v1/payments`, { body: { currency: 'JPY', ...body } })
}

function manualOrder(origin: string): Promise<TestOrder> {
  return placeOrder(origin, { captureMethod: 'manual' })
}

function readOrder(origin: string, id: string) {
  return send<TestOrder>('GET', `${origin}/v1/orders/${id}?expand=all`).then(({ json }) => json)
}

function cancel(origin: string, id: string) {
  return send<TestOrder>('PUT', `${origin}/v1/orders/${id}/cancellation`)
}

describe('POST /payments', () => {
  test('captures all of an order', async () => {
    const origin = await openSandbox()
    const order = await manualOrder(origin)
    expect(order).toMatchObject({ status: 'requires_capture', payments: [] })
    const { status, json } = await capture(origin, {
      order: order.id,
      amount: 1_500,
      reference: 'r',
      metadata: { a: 'b' },
    })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      id: expect.stringMatching(/^payment_test_[0-9A-Za-z]{22}$/),
      object: 'payment',
      order: order.id,
      amount: 1_500,
      currency: 'JPY',
      status: 'processed',
      refunds: [],
      lineItems: [],
      reference: 'r',
      metadata: { a: 'b' },
      test: true,
    })
    expect(await readOrder(origin, order.id)).toMatchObject({
      status: 'succeeded',
      payments: [json],
    })
    expect((await eventTypesOf(origin)).slice(-2)).toEqual(['order.authorized', 'payment.created'])
  })

  test('captures in parts when the remainder is kept', async () => {
    const origin = await openSandbox()
    const { id } = await manualOrder(origin)
    const part = { order: id, cancelRemainder: 'manual' }
    expect((await capture(origin, { ...part, amount: 500 })).status).toBe(200)
    expect((await readOrder(origin, id)).status).toBe('requires_capture')
    const tooMuch = await capture(origin, { ...part, amount: 1_001 })
    expect([tooMuch.status, tooMuch.json]).toMatchObject([
      409,
      { errorCode: 'payment.excessive-amount' },
    ])
    expect((await capture(origin, { ...part, amount: 1_000 })).status).toBe(200)
    expect((await readOrder(origin, id)).status).toBe('succeeded')
  })

  test('releases the rest unless told otherwise', async () => {
    const origin = await openSandbox()
    const { id } = await manualOrder(origin)
    await capture(origin, { order: id, amount: 500 })
    expect((await readOrder(origin, id)).status).toBe('succeeded')
    const again = await capture(origin, { order: id, amount: 1 })
    expect([again.status, again.json]).toMatchObject([409, { errorCode: 'order.cannot-capture' }])
  })

  test('refuses what was not approved, or is over', async () => {
    const origin = await openSandbox()
    const soft = await placeOrder(origin, { customerInfo: { emailAddress: 'softdecline@a.jp' } })
    const rejected = await placeOrder(origin, { customerInfo: { emailAddress: 'rejected@a.jp' } })
    const paid = await placeOrder(origin)
    const canceled = await manualOrder(origin)
    await cancel(origin, canceled.id)
    for (const { id } of [soft, rejected, paid, canceled]) {
      const { status, json } = await capture(origin, { order: id, amount: 1 })
      expect([status, json]).toMatchObject([409, { errorCode: 'order.cannot-capture' }])
    }
    const unknown = await capture(origin, { order: 'order_test_1', amount: 1 })
    expect([unknown.status, unknown.json]).toMatchObject([404, { errorCode: 'order.not-found' }])
  })

  test.each([
    ['nothing', { amount: 0 }],
    ['a misspelt remainder', { cancelRemainder: 'autommatic' }],
    ['another currency', { currency: 'USD' }],
  ])('refuses %s', async (_name, change) => {
    const origin = await openSandbox()
    const { id } = await manualOrder(origin)
    const { status, json } = await capture(origin, { order: id, amount: 1, ...change })
    expect([status, json]).toMatchObject([400, { errorCode: 'request.invalid' }])
  })
})

describe('PUT /orders/:id/cancellation', () => {
  test('gives up what was not captured', async () => {
    const origin = await openSandbox()
    const { id } = await manualOrder(origin)
    const { status, json } = await cancel(origin, id)
    expect([status, json]).toMatchObject([200, { id, status: 'canceled', payments: [] }])
    expect(json.lineItems[0]).toEqual(expect.stringMatching(/^li_test_/))
    expect((await cancel(origin, id)).json).toEqual(json)
    const canceled = (await eventTypesOf(origin)).filter((type) => type === 'order.canceled')
    expect(canceled).toHaveLength(1)
  })

  test('leaves a partly captured order succeeded', async () => {
    const origin = await openSandbox()
    const { id } = await manualOrder(origin)
    await capture(origin, { order: id, amount: 500, cancelRemainder: 'manual' })
    expect((await cancel(origin, id)).json).toMatchObject({ status: 'succeeded' })
    expect((await cancel(origin, id)).status).toBe(409)
  })

  test('comes too late for what was captured at once', async () => {
    const origin = await openSandbox()
    const { id } = await placeOrder(origin)
    const { status, json } = await cancel(origin, id)
    expect([status, json]).toMatchObject([409, { errorCode: 'order.cannot-cancel' }])
    expect((await cancel(origin, 'order_test_1')).status).toBe(404)
  })
})

describe('after seven days', () => {
  test.each([
    ['nothing captured', 0, 'canceled'],
    ['a part captured', 500, 'succeeded'],
  ])('an order with %s is over', async (_name, amount, status) => {
    const origin = await openSandbox({ now: () => 1_700_000_000_000 })
    const order = await manualOrder(origin)
    const expiresAt = order.createdAt + 7 * dayMs
    expect(order.expiresAt).toBe(expiresAt)
    if (amount > 0) await capture(origin, { order: order.id, amount, cancelRemainder: 'manual' })
    await control(origin, 'PUT', 'clock', { now: expiresAt - 1 })
    expect((await readOrder(origin, order.id)).status).toBe('requires_capture')
    await control(origin, 'PUT', 'clock', { advanceMs: 30 * dayMs })
    expect(await readOrder(origin, order.id)).toMatchObject({ status, updatedAt: expiresAt })
    const late = await capture(origin, { order: order.id, amount: 1 })
    expect([late.status, late.json]).toMatchObject([409, { errorCode: 'order.cannot-capture' }])
    const event = Object.values((await readLedger(origin)).events).at(-1)
    expect(event).toMatchObject({ createdAt: expiresAt, eventData: { type: 'order.canceled' } })
  })
})

test('payments are listed, read and noted upon', async () => {
  const origin = await openSandbox()
  const order = await placeOrder(origin, { metadata: { a: '1' } })
  const [payment] = order.payments
  const url = `${origin}/v1/payments/${payment?.id}`
  expect((await send('GET', url)).json).toMatchObject({ order: order.id })
  expect((await send('GET', `${url}?expand=all`)).json).toMatchObject({
    order: { id: order.id, status: 'succeeded' },
  })
  const change = (body: object) => send('PATCH', url, { body })
  await change({ reference: 'new', metadata: { a: '1', b: '2' } })
  const noted = await change({ description: 'seen', reference: null, metadata: { b: '3' } })
  const expected = { reference: 'new', description: 'seen', metadata: { a: '1', b: '3' } }
  expect(noted.json).toMatchObject(expected)
  expect((await change({ metadata: {} })).json).toMatchObject(expected)
  const list = await send<{ data: object[] }>('GET', `${origin}/v1/payments`)
  expect(list.json.data).toMatchObject([expected])
  for (const method of ['GET', 'PATCH']) {
    const sent = { key: 'sk_live_a', ...(method === 'GET' ? {} : { body: {} }) }
    const { status, json } = await send(method, url, sent)
    expect([status, json]).toMatchObject([404, { errorCode: 'payment.not-found' }])
  }
})
