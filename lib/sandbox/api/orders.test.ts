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
