import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#lib/sandbox/server.ts'
import { activeToken, breakNext, control } from '#lib/sandbox/testing.ts'
import { cancelOrder, createOrder, getOrder, listOrders, type OrderRequest } from './orders.ts'
import { capturePayment } from './payments.ts'
import { createRefund } from './refunds.ts'
import { askSmartpayAt } from './testing.ts'

let sandbox: Sandbox
let token: string

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  askSmartpayAt(sandbox.origin)
  token = await activeToken(sandbox.origin)
})
afterAll(() => sandbox.close())

const address = {
  line1: '芝公園4-2-8',
  line2: '',
  locality: '港区',
  administrativeArea: '東京都',
  postalCode: '105-0011',
  country: 'JP',
} as const

/** Two bags, something off, and the parcel: 1,800 yen. */
function body(reference: string, rest: Partial<OrderRequest> = {}): OrderRequest {
  return {
    token,
    amount: 1_800,
    currency: 'JPY',
    items: [
      { kind: 'product', name: '珈琲豆', amount: 1_000, currency: 'JPY', quantity: 2 },
      { kind: 'discount', name: '初回割引', amount: 700, currency: 'JPY' },
    ],
    customerInfo: {
      accountAge: 3,
      emailAddress: 'hanako@example.jp',
      firstName: '花子',
      lastName: '山田',
      firstNameKana: 'ハナコ',
      lastNameKana: 'ヤマダ',
      phoneNumber: '+819012345678',
      reference: 'cus_1',
      address,
    },
    shippingInfo: { address, feeAmount: 500, feeCurrency: 'JPY' },
    captureMethod: 'automatic',
    reference,
    ...rest,
  }
}

/** Throws where there is no order. */
async function placed(reference: string, rest: Partial<OrderRequest> = {}) {
  const answer = await createOrder(JSON.stringify(body(reference, rest)), `charge_${reference}`)
  if (!answer.ok) throw new Error(`No order: ${JSON.stringify(answer.reason)}`)
  return answer.value
}

describe('createOrder', () => {
  test('is paid at once, and read the same', async () => {
    const order = await placed('paid')
    expect(order).toMatchObject({
      status: 'succeeded',
      amount: 1_800,
      tokenId: token,
      reference: 'paid',
      paymentIds: [expect.stringMatching(/^payment_test_/)],
      createdAt: expect.any(Number),
    })
    expect(await getOrder(order.id)).toEqual({ ok: true, value: order })
  })

  test.each([
    ['soft-decline', 'requires_authorization'],
    ['hard-decline', 'rejected'],
    ['slow', 'requires_authorization'],
  ])('brings an order that is no payment after %s', async (outcome, status) => {
    await control(sandbox.origin, 'PUT', `tokens/${token}/outcomes`, { outcome })
    const order = await placed(outcome)
    expect(order).toMatchObject({ status, paymentIds: [], expiresAt: null })
  })

  test('asked twice with one key makes one order', async () => {
    expect(await placed('twice')).toEqual(await placed('twice'))
  })

  test('is refused for a sum that is not that of its items', async () => {
    expect(
      await createOrder(JSON.stringify(body('wrong', { amount: 1_801 })), 'charge_wrong'),
    ).toMatchObject({
      reason: { kind: 'invalid', moneyMoved: 'no' },
    })
  })

  test('says which token cannot pay', async () => {
    const gone = await createOrder(
      JSON.stringify(body('gone', { token: 'paytok_test_none' })),
      'charge_gone',
    )
    expect(gone).toMatchObject({ reason: { kind: 'not-found', errorCode: 'token.not-found' } })
    const paused = await activeToken(sandbox.origin, 'paused@example.jp')
    await control(sandbox.origin, 'PUT', `tokens/${paused}/shopper`, { paused: true })
    expect(
      await createOrder(JSON.stringify(body('paused', { token: paused })), 'charge_paused'),
    ).toMatchObject({
      reason: { kind: 'invalid', errorCode: 'token.invalid', moneyMoved: 'no' },
    })
  })

  test('is asked once, and found by its reference when the answer is lost', async () => {
    await breakNext(sandbox.origin, { kind: 'commit-then-reset', method: 'POST', path: '/orders' })
    expect(await createOrder(JSON.stringify(body('lost')), 'charge_lost')).toMatchObject({
      ok: false,
      reason: { kind: 'unreachable', moneyMoved: 'unknown' },
    })
    const page = await listOrders(null)
    const orders = page.ok ? page.value.rows : []
    expect(orders.filter(({ reference }) => reference === 'lost')).toMatchObject([
      { status: 'succeeded', amount: 1_800, paymentIds: [expect.any(String)] },
    ])
    expect(await placed('lost')).toMatchObject({ id: orders[0]?.id })
  })
})

test('orders are listed newest first, a hundred a page', async () => {
  for (let count = 1; count <= 101; count += 1) await placed(`listed ${count}`)
  const first = await listOrders(null)
  if (!first.ok || first.value.next === null) throw new Error('There is no second page')
  const { rows, next } = first.value
  expect(rows).toHaveLength(100)
  expect(rows[0]).toMatchObject({ status: 'succeeded', paymentIds: [expect.any(String)] })
  const times = rows.map(({ createdAt }) => createdAt ?? 0)
  expect(times).toEqual(times.toSorted((one, other) => other - one))
  expect(await listOrders(next)).toMatchObject({ value: { next: null, unreadable: 0 } })
})

test.each([
  ['/orders', () => createOrder(JSON.stringify(body('busy')), 'charge_busy')],
  [
    '/payments',
    () => {
      const capture = { smartpayOrderId: 'order_test_1', amountMinor: 1, reference: 'busy' }
      return capturePayment(capture, 'capture_busy')
    },
  ],
  [
    '/refunds',
    () => {
      const refund = { smartpayPaymentId: 'payment_test_1', amountMinor: 1, reference: 'busy' }
      return createRefund({ ...refund, reason: 'fraudulent' }, 'refund_busy')
    },
  ],
])('POST %s is tried once, and nobody knows what an outage did', async (path, call) => {
  await breakNext(sandbox.origin, { kind: 'status', status: 503, method: 'POST', path })
  expect(await call()).toMatchObject({ reason: { kind: 'unavailable', moneyMoved: 'unknown' } })
})

describe('an order that is captured later', () => {
  const manual = { captureMethod: 'manual' } as const

  test('is captured once', async () => {
    const order = await placed('captured', manual)
    expect(order).toMatchObject({ status: 'requires_capture', expiresAt: expect.any(Number) })
    const capture = { smartpayOrderId: order.id, amountMinor: 1_800, reference: 'captured' }
    const payment = await capturePayment(capture, 'capture_1')
    expect(payment).toMatchObject({
      value: { order: order.id, amount: 1_800, status: 'processed', reference: 'captured' },
    })
    expect(await capturePayment(capture, 'capture_1')).toEqual(payment)
    expect(await capturePayment(capture, 'capture_2')).toMatchObject({
      reason: { kind: 'conflict', errorCode: 'order.cannot-capture', moneyMoved: 'no' },
    })
    expect(await cancelOrder(order.id)).toMatchObject({
      reason: { kind: 'conflict', errorCode: 'order.cannot-cancel', moneyMoved: 'no' },
    })
  })

  test('is canceled as often as one likes', async () => {
    const { id } = await placed('canceled', manual)
    const canceled = { ok: true, value: { id, status: 'canceled', paymentIds: [] } }
    expect(await cancelOrder(id)).toMatchObject(canceled)
    expect(await cancelOrder(id)).toMatchObject(canceled)
  })
})

test('a refund is given in parts, until the payment is used up', async () => {
  const { paymentIds } = await placed('refunded')
  const [smartpayPaymentId = ''] = paymentIds
  const refund = (amountMinor: number) => {
    const reason = 'requested_by_customer' as const
    const facts = { smartpayPaymentId, amountMinor, reason, reference: `refund ${amountMinor}` }
    return createRefund(facts, `refund_${amountMinor}`)
  }
  expect(await refund(300)).toMatchObject({
    value: {
      payment: smartpayPaymentId,
      amount: 300,
      status: 'succeeded',
      reference: 'refund 300',
    },
  })
  expect(await refund(1_501)).toMatchObject({
    reason: { kind: 'conflict', errorCode: 'amount.insufficient', moneyMoved: 'no' },
  })
  expect(await refund(1_500)).toMatchObject({ value: { status: 'succeeded' } })
})
