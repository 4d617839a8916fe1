import Smartpay from '@smartpay/sdk-node'
import { beforeEach, describe, expect, test } from 'vitest'
import { approve, breakNext, control, openSandbox, orderTerms, press, send } from './testing.ts'
import { openReceiver } from './webhooks/testing-receiver.ts'

type Made = { id: string; status: string; metadata: Record<string, string> }
type Order = Made & { payments: { id: string }[]; discountAmount: number }
type Session = Made & { url: string; token: Made; order: Order }
type List = { object: string; data: Made[]; results: number; nextPageToken?: string }
type Call<Answer> = (params?: object) => Promise<Answer>

/** What the SDK has; its own declarations only name the base class. */
type Sdk = Record<
  | 'getToken'
  | 'getPayment'
  | 'createPayment'
  | 'capture'
  | 'updatePayment'
  | 'createRefund'
  | 'refund'
  | 'getRefund'
  | 'updateRefund'
  | 'getWebhookEndpoint'
  | 'updateWebhookEndpoint'
  | 'createCoupon'
  | 'getCoupon'
  | 'updateCoupon'
  | 'createPromotionCode'
  | 'getPromotionCode'
  | 'updatePromotionCode',
  Call<Made>
> &
  Record<'createOrder' | 'getOrder' | 'cancelOrder', Call<Order>> &
  Record<'createCheckoutSession' | 'getCheckoutSession', Call<Session>> &
  Record<
    | 'listCheckoutSessions'
    | 'listTokens'
    | 'listOrders'
    | 'listPayments'
    | 'listRefunds'
    | 'listWebhookEndpoints'
    | 'listCoupons'
    | 'listPromotionCodes',
    Call<List>
  > &
  Record<'enableToken' | 'disableToken' | 'deleteToken' | 'deleteWebhookEndpoint', Call<string>> & {
    createWebhookEndpoint: Call<Made & { signingSecret: string }>
  }

type SdkClass = {
  new (key: string, options: { apiPrefix: string }): Sdk
  getSessionUrl(session: Session, options?: { promotionCode?: string }): string
  verifyWebhookSignature(params: { data: string; secret: string; signature: string }): boolean
}

const Official = Smartpay as unknown as SdkClass

let origin = ''
let smartpay: Sdk

beforeEach(async () => {
  origin = await openSandbox()
  smartpay = new Official('sk_test_sdk', { apiPrefix: `${origin}/v1` })
})

const urls = { successUrl: 'https://shop.example/ok', cancelUrl: 'https://shop.example/ng' }

async function activeToken(): Promise<string> {
  const session = await smartpay.createCheckoutSession({ mode: 'token', customerInfo: {}, ...urls })
  await approve(origin, session.token.id)
  return session.token.id
}

async function manualOrder(): Promise<Order> {
  const token = await activeToken()
  return smartpay.createOrder({ ...orderTerms, token, captureMethod: 'manual' })
}

describe('the official SDK', () => {
  test('makes a token and moves it', async () => {
    const session = await smartpay.createCheckoutSession({
      mode: 'token',
      tokenType: 'recurring',
      customerInfo: { emailAddress: 'a@b.jp' },
      reference: 'sub_1',
      ...urls,
    })
    const { id } = session.token
    expect((await smartpay.getCheckoutSession({ id: session.id })).token).toBe(id)
    const expanded = await smartpay.getCheckoutSession({ id: session.id, expand: 'all' })
    expect(expanded.token).toEqual(session.token)
    expect((await smartpay.listCheckoutSessions({ maxResults: 1 })).results).toBe(1)
    await press(Official.getSessionUrl(session), 'approve')
    expect(await smartpay.getToken({ id })).toMatchObject({ id, status: 'active' })
    expect(await smartpay.disableToken({ id })).toBe('')
    expect((await smartpay.getToken({ id })).status).toBe('disabled')
    expect(await smartpay.enableToken({ id, idempotencyKey: 'k1' })).toBe('')
    expect((await smartpay.listTokens({ maxResults: 2 })).data).toMatchObject([{ id }])
    expect(await smartpay.deleteToken({ id })).toBe('')
    await expect(smartpay.getToken({ id })).rejects.toMatchObject({
      statusCode: 404,
      errorCode: 'token.not-found',
    })
  })

  test('charges a token once per key', async () => {
    const token = await activeToken()
    const terms = { ...orderTerms, token, reference: 'inv_1', idempotencyKey: 'inv_1_a1' }
    const order = await smartpay.createOrder(terms)
    expect(order).toMatchObject({ status: 'succeeded', tokenId: token })
    expect((await smartpay.createOrder(terms)).id).toBe(order.id)
    expect(await smartpay.getOrder({ id: order.id })).toMatchObject({
      payments: [order.payments[0]?.id],
    })
    const { data, nextPageToken } = await smartpay.listOrders({ maxResults: 1, expand: 'all' })
    expect([data, nextPageToken]).toEqual([[order], undefined])
    await expect(smartpay.cancelOrder({ id: order.id })).rejects.toMatchObject({
      statusCode: 409,
      errorCode: 'order.cannot-cancel',
    })
  })

  test('captures, cancels and refunds', async () => {
    const order = await manualOrder()
    const part = { order: order.id, amount: 500, currency: 'JPY', cancelRemainder: 'manual' }
    const first = await smartpay.createPayment(part)
    const second = await smartpay.capture({ ...part, reference: 'second' })
    expect((await smartpay.cancelOrder({ id: order.id })).status).toBe('succeeded')
    expect((await smartpay.getPayment({ id: first.id })).id).toBe(first.id)
    const changes = { id: second.id, metadata: { a: '1' }, description: 'seen' }
    expect((await smartpay.updatePayment(changes)).metadata).toEqual({ a: '1' })
    expect((await smartpay.listPayments({ maxResults: 2 })).results).toBe(2)
    const terms = { payment: first.id, currency: 'JPY', reason: 'requested_by_customer' }
    const refund = await smartpay.createRefund({ ...terms, amount: 100 })
    await smartpay.refund({ ...terms, amount: 400 })
    await expect(smartpay.refund({ ...terms, amount: 1 })).rejects.toMatchObject({
      statusCode: 403,
      errorCode: 'amount.insufficient',
    })
    expect((await smartpay.getPayment({ id: first.id })).status).toBe('refunded')
    expect((await smartpay.getRefund({ id: refund.id })).status).toBe('succeeded')
    const noted = await smartpay.updateRefund({ id: refund.id, metadata: { b: '2' } })
    expect(noted.metadata).toEqual({ b: '2' })
    expect((await smartpay.listRefunds()).results).toBe(2)
  })

  test('sells an order with a promotion code', async () => {
    const coupon = await smartpay.createCoupon({
      name: 'Spring',
      discountType: 'amount',
      discountAmount: 100,
      currency: 'JPY',
    })
    const code = await smartpay.createPromotionCode({ coupon: coupon.id, code: 'SPRING' })
    expect((await smartpay.getCoupon({ id: coupon.id })).id).toBe(coupon.id)
    expect((await smartpay.getPromotionCode({ id: code.id })).id).toBe(code.id)
    await smartpay.updateCoupon({ id: coupon.id, metadata: { a: '1' } })
    await smartpay.updatePromotionCode({ id: code.id, metadata: { a: '1' } })
    expect((await smartpay.listCoupons()).data).toMatchObject([{ metadata: { a: '1' } }])
    expect((await smartpay.listPromotionCodes()).data).toMatchObject([{ metadata: { a: '1' } }])
    const { currency: _, amount: __, ...terms } = orderTerms
    const session = await smartpay.createCheckoutSession({
      ...terms,
      ...urls,
      promotionCode: 'SPRING',
    })
    expect(session.url).toMatch(/\?promotion-code=SPRING$/)
    await press(session.url, 'approve')
    const order = await smartpay.getOrder({ id: session.order.id })
    expect(order).toMatchObject({ status: 'succeeded', amount: 1_400, discountAmount: 100 })
  })

  test('verifies what endpoints are told', async () => {
    const receiver = await openReceiver()
    const { url } = receiver
    const endpoint = await smartpay.createWebhookEndpoint({ url, description: 'd' })
    const { id, signingSecret: secret } = endpoint
    await activeToken()
    for (const { headers, body } of await receiver.untilDelivered(2)) {
      const data = `${headers['smartpay-signature-timestamp']}.${body}`
      const signature = String(headers['smartpay-signature'])
      expect(headers['smartpay-subscription-id']).toBe(id)
      expect(Official.verifyWebhookSignature({ data, secret, signature })).toBe(true)
      const forged = `${data} `
      expect(Official.verifyWebhookSignature({ data: forged, secret, signature })).toBe(false)
    }
    expect(await smartpay.getWebhookEndpoint({ id })).toEqual(endpoint)
    expect(await smartpay.updateWebhookEndpoint({ id, active: false })).toMatchObject({ id })
    expect((await smartpay.listWebhookEndpoints()).results).toBe(1)
    expect(await smartpay.deleteWebhookEndpoint({ id })).toBe('')
    expect((await smartpay.listWebhookEndpoints()).results).toBe(0)
  })

  test('throws what the sandbox refuses', async () => {
    const token = await activeToken()
    await smartpay.disableToken({ id: token })
    await expect(smartpay.createOrder({ ...orderTerms, token })).rejects.toMatchObject({
      name: 'SmartpayError',
      statusCode: 400,
      errorCode: 'token.invalid',
      details: [],
    })
  })

  test('tries an outage again with the same key', async () => {
    const token = await activeToken()
    await breakNext(origin, { kind: 'status', status: 503, commit: true })
    const order = await smartpay.createOrder({ ...orderTerms, token })
    const { json } = await control<{ orders: object }>(origin, 'GET', 'ledger')
    expect(Object.keys(json.orders)).toEqual([order.id])
  })
})

test('the ways of other SDKs are understood too', async () => {
  const id = await activeToken()
  const headers = { 'content-type': 'application/json' }
  for (const body of ['{}', '[]', '', undefined]) {
    const answer = await send('PUT', `${origin}/v1/tokens/${id}/disable`, { headers, body })
    expect([answer.status, answer.text]).toEqual([200, ''])
  }
})
