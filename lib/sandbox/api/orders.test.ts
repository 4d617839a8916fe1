import { describe, expect, test } from 'vitest'
import {
  activeToken,
  control,
  createSession,
  eventTypesOf,
  openSandbox,
  orderTerms,
  placeOrder,
  postOrder,
  readLedger,
  send,
} from '../testing.ts'

const dayMs = 86_400_000

describe('POST /orders', () => {
  test('answers a paid order with everything expanded', async () => {
    const origin = await openSandbox({ now: () => 1_700_000_000_000 })
    const token = await activeToken(origin)
    const { status, json } = await postOrder(origin, { token, reference: 'inv_1' })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      id: expect.stringMatching(/^order_test_[0-9A-Za-z]{22}$/),
      object: 'order',
      status: 'succeeded',
      amount: 1_500,
      currency: 'JPY',
      captureMethod: 'automatic',
      tokenId: token,
      reference: 'inv_1',
      discountAmount: 0,
      discounts: [],
      metadata: {},
      lineItems: [
        {
          object: 'lineItem',
          kind: 'product',
          amount: 700,
          quantity: 2,
          price: {
            object: 'price',
            amount: 700,
            product: { object: 'product', name: 'コーヒー豆' },
          },
        },
      ],
      payments: [{ object: 'payment', amount: 1_500, status: 'processed', reference: 'inv_1' }],
      shippingInfo: orderTerms.shippingInfo,
      expiresAt: 1_700_000_000_000 + 7 * dayMs,
      test: true,
    })
    expect(Object.keys(json)).not.toContain('hidden')
    expect(await eventTypesOf(origin)).toEqual([
      'token.created',
      'token.approved',
      'token.used',
      'order.authorized',
      'payment.created',
    ])
  })

  test('takes nulls, lower-case currency and fields nobody knows', async () => {
    const origin = await openSandbox()
    const order = await placeOrder(origin, {
      currency: 'jpy',
      captureMethod: null,
      metadata: null,
      promotionCode: 'X',
      customerInfo: { email: 'a@b.jp', address: null },
      items: [{ ...orderTerms.items[0], kind: null, description: null }],
      shippingInfo: { ...orderTerms.shippingInfo, feeCurrency: 'jpy', carrierName: null },
    })
    expect(order).toMatchObject({ status: 'succeeded', currency: 'JPY', metadata: {} })
  })

  const [item] = orderTerms.items
  test.each([
    ['no token', { token: null }],
    ['no amount', { amount: null }],
    ['an amount of nothing', { amount: 0 }],
    ['half a yen', { amount: 1_500.5 }],
    ['another currency', { currency: 'USD' }],
    ['no items', { items: [] }],
    ['51 items', { items: Array(51).fill(item) }],
    ['an item without a name', { items: [{ ...item, name: null }] }],
    ['another kind of item', { items: [{ ...item, kind: 'gift' }] }],
    ['no customer', { customerInfo: null }],
    ['no address', { shippingInfo: {} }],
    ['a misspelt capture method', { captureMethod: 'autommatic' }],
    ['a sum that does not fit', { amount: 1_499 }],
    ['a long reference', { reference: 'x'.repeat(41) }],
  ])('refuses %s', async (_name, change) => {
    const origin = await openSandbox()
    const token = await activeToken(origin)
    const { status, text } = await postOrder(origin, { token, ...change })
    expect(status).toBe(400)
    expect(text).toContain('"errorCode":"request.invalid"')
    expect(Object.keys((await readLedger(origin)).orders)).toEqual([])
  })

  test('adds tax and fee and subtracts discounts', async () => {
    const origin = await openSandbox()
    const items = [
      { name: 'A', amount: 250, currency: 'JPY', quantity: 2 },
      { kind: 'discount', name: 'd', amount: 50, currency: 'JPY' },
      { kind: 'tax', name: 't', amount: 10, currency: 'JPY' },
    ]
    const order = await placeOrder(origin, { items, amount: 560 })
    expect(order.lineItems).toMatchObject([
      { kind: 'product', amount: 250 },
      { kind: 'discount', amount: 50, currency: 'JPY', description: 'd' },
      { kind: 'tax', amount: 10, currency: 'JPY', description: 't' },
    ])
  })

  test('looks at no sum when that is switched off', async () => {
    const origin = await openSandbox()
    await control(origin, 'PUT', 'rules', { checkSums: false })
    expect((await placeOrder(origin, { amount: 1 })).status).toBe('succeeded')
  })

  test('needs a token that can pay', async () => {
    const origin = await openSandbox()
    const { token: pending } = await createSession(origin)
    const disabled = await activeToken(origin)
    const deleted = await activeToken(origin)
    const rejected = (await createSession(origin)).token.id
    const live = await send<{ token: { id: string } }>('POST', `${origin}/v1/checkout-sessions`, {
      key: 'sk_live_a',
      body: {
        mode: 'token',
        customerInfo: {},
        successUrl: 'https://a.b',
        cancelUrl: 'https://a.b',
      },
    })
    await send('PUT', `${origin}/v1/tokens/${disabled}/disable`)
    await send('DELETE', `${origin}/v1/tokens/${deleted}`)
    await control(origin, 'POST', `tokens/${rejected}/reject`)
    await control(origin, 'POST', `tokens/${live.json.token.id}/approve`)
    for (const [token, status, errorCode] of [
      [pending.id, 400, 'token.invalid'],
      [disabled, 400, 'token.invalid'],
      [rejected, 400, 'token.invalid'],
      [deleted, 404, 'token.not-found'],
      [live.json.token.id, 404, 'token.not-found'],
      ['paytok_test_1', 404, 'token.not-found'],
      ['__proto__', 404, 'token.not-found'],
    ]) {
      const answer = await postOrder(origin, { token })
      expect([token, answer.status, answer.json]).toMatchObject([token, status, { errorCode }])
    }
  })
})

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

describe('GET /orders', () => {
  test('shows references as it was asked to', async () => {
    const origin = await openSandbox()
    const order = await placeOrder(origin)
    const plain = {
      ...order,
      payments: order.payments.map(({ id }) => id),
      lineItems: order.lineItems.map(({ id }) => id),
    }
    const read = (query: string) => send('GET', `${origin}/v1/orders${query}`)
    expect((await read(`/${order.id}`)).json).toEqual(plain)
    expect((await read(`/${order.id}?expand=all`)).json).toEqual(order)
    expect((await read('?expand=')).json.data).toEqual([plain])
    expect((await read('?expand=all')).json.data).toEqual([order])
  })

  test('does not know the other mode', async () => {
    const origin = await openSandbox()
    const { id } = await placeOrder(origin)
    for (const [method, path] of [
      ['GET', `orders/${id}`],
      ['PUT', `orders/${id}/cancellation`],
    ]) {
      const answer = await send(method ?? '', `${origin}/v1/${path}`, { key: 'sk_live_a' })
      expect([answer.status, answer.json]).toMatchObject([404, { errorCode: 'order.not-found' }])
    }
  })
})
