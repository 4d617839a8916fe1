import { describe, expect, test } from 'vitest'
import { eventTypesOf, openSandbox, placeOrder, send } from '../testing.ts'

type Refund = { id: string; amount: number }

function refund(origin: string, body: Record<string, unknown>) {
  const all = { currency: 'JPY', reason: 'requested_by_customer', ...body }
  return send<Refund>('POST', `${origin}/v1/refunds`, { body: all })
}

async function paidOrder(origin: string): Promise<string> {
  return (await placeOrder(origin)).payments[0]?.id ?? ''
}

describe('POST /refunds', () => {
  test('gives back in parts until nothing is left', async () => {
    const origin = await openSandbox()
    const payment = await paidOrder(origin)
    const readPayment = async () => (await send('GET', `${origin}/v1/payments/${payment}`)).json
    const first = await refund(origin, { payment, amount: 500, reference: 'r1' })
    expect(first.status).toBe(200)
    expect(first.json).toMatchObject({
      id: expect.stringMatching(/^refund_test_[0-9A-Za-z]{22}$/),
      object: 'refund',
      payment,
      amount: 500,
      currency: 'JPY',
      reason: 'requested_by_customer',
      status: 'succeeded',
      lineItems: [],
      reference: 'r1',
      metadata: {},
      test: true,
    })
    expect(await readPayment()).toMatchObject({ status: 'processed', refunds: [first.json.id] })
    const tooMuch = await refund(origin, { payment, amount: 1_001 })
    expect([tooMuch.status, tooMuch.json]).toMatchObject([
      403,
      { errorCode: 'amount.insufficient' },
    ])
    const rest = await refund(origin, { payment, reason: 'fraudulent' })
    expect(rest.json.amount).toBe(1_000)
    expect(await readPayment()).toMatchObject({ status: 'refunded' })
    for (const amount of [1, undefined])
      expect((await refund(origin, { payment, amount })).status).toBe(403)
    const created = (await eventTypesOf(origin)).filter((type) => type === 'refund.created')
    expect(created).toHaveLength(2)
  })

  test.each([
    ['no reason', { reason: null }, 400],
    ['another reason', { reason: 'duplicate' }, 400],
    ['no currency', { currency: null }, 400],
    ['an amount of nothing', { amount: 0 }, 400],
    ['an unknown payment', { payment: 'payment_test_1' }, 404],
  ])('refuses %s', async (_name, change, status) => {
    const origin = await openSandbox()
    const answer = await refund(origin, { payment: await paidOrder(origin), ...change })
    expect(answer.status).toBe(status)
  })
})

test('refunds are listed, read, expanded and noted upon', async () => {
  const origin = await openSandbox()
  const payment = await paidOrder(origin)
  const { json } = await refund(origin, { payment, amount: 1, metadata: { a: '1' } })
  const url = `${origin}/v1/refunds/${json.id}`
  expect((await send('GET', url)).json).toEqual(json)
  expect((await send('GET', `${url}?expand=all`)).json.payment).toMatchObject({ id: payment })
  const noted = await send('PATCH', url, { body: { reference: 'x', metadata: { b: '2' } } })
  expect(noted.json).toMatchObject({ reference: 'x', metadata: { a: '1', b: '2' } })
  const list = await send('GET', `${origin}/v1/refunds`)
  expect(list.json.data).toEqual([noted.json])
  const expanded = await send('GET', `${origin}/v1/payments/${payment}?expand=all`)
  expect(expanded.json.refunds).toEqual([noted.json])
  for (const method of ['GET', 'PATCH']) {
    const sent = { key: 'sk_live_a', ...(method === 'GET' ? {} : { body: {} }) }
    const { status, json } = await send(method, url, sent)
    expect([status, json]).toMatchObject([404, { errorCode: 'refund.not-found' }])
  }
})
