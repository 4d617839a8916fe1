import { describe, expect, test } from 'vitest'
import {
  control,
  createOrderSession,
  eventTypesOf,
  openSandbox,
  orderTerms,
  press,
  readLedger,
  send,
  sessionBody,
} from '../testing.ts'

const { successUrl, cancelUrl } = sessionBody

function orderOf(origin: string, id: string) {
  return send('GET', `${origin}/v1/orders/${id}`).then(({ json }) => json)
}

describe('a session in order mode', () => {
  test('answers the order with its items', async () => {
    const origin = await openSandbox()
    const mode = { mode: 'order', reference: 'o1', description: 'Beans', metadata: { a: '1' } }
    const session = await createOrderSession(origin, mode)
    expect(session).toMatchObject({
      object: 'checkoutSession',
      reference: 'o1',
      customerInfo: {},
      order: {
        object: 'order',
        status: 'requires_authorization',
        amount: 1_500,
        lineItems: [{ object: 'lineItem', amount: 700, quantity: 2 }],
        payments: [],
        reference: 'o1',
        description: 'Beans',
        metadata: { a: '1' },
      },
    })
    const address = `${origin}/v1/checkout-sessions/${session.id}`
    expect((await send('GET', address)).json.order).toBe(session.order.id)
    expect((await send('GET', `${address}?expand=all`)).json).toEqual(session)
    expect(await eventTypesOf(origin)).toEqual([])
  })

  test.each([
    ['no items', { items: null }],
    ['a wrong sum', { amount: 1 }],
    ['no way back', { cancelUrl: null }],
    ['a long description', { description: 'x'.repeat(81) }],
  ])('is refused with %s', async (_name, change) => {
    const origin = await openSandbox()
    const body = { ...orderTerms, successUrl, cancelUrl, ...change }
    const { status, json } = await send('POST', `${origin}/v1/checkout-sessions`, { body })
    expect([status, json]).toMatchObject([400, { errorCode: 'request.invalid' }])
  })
})

describe('a button', () => {
  const waits = 'requires_authorization'
  test.each([
    ['approve', 'automatic', 'succeeded', successUrl, ['order.authorized', 'payment.created']],
    ['approve', 'manual', 'requires_capture', successUrl, ['order.authorized']],
    ['decline', 'automatic', 'rejected', cancelUrl, ['order.rejected']],
    ['cancel', 'automatic', waits, cancelUrl, []],
  ])('%s with %s capture makes the order %s', async (button, captureMethod, status, ...rest) => {
    const [location, types] = rest
    const origin = await openSandbox()
    const { url, order } = await createOrderSession(origin, { captureMethod })
    const answer = await press(url, button)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location])
    expect((await orderOf(origin, order.id)).status).toBe(status)
    expect(await eventTypesOf(origin)).toEqual(types)
  })

  test('for a soft decline leads back to the page, where it can be repaired', async () => {
    const origin = await openSandbox()
    const { url, order } = await createOrderSession(origin, { locale: 'en' })
    expect((await send('GET', url)).text).not.toContain('not approved')
    expect((await press(url, 'soft-decline')).headers.get('location')).toBe(url)
    expect((await orderOf(origin, order.id)).status).toBe(waits)
    expect((await send('GET', url)).text).toContain('The payment was not approved')
    expect((await press(url, 'approve')).headers.get('location')).toBe(successUrl)
    expect((await orderOf(origin, order.id)).status).toBe('succeeded')
    expect((await eventTypesOf(origin))[0]).toBe('order.rejected')
  })

  test.each([
    ['rejected', cancelUrl, 'rejected'],
    ['slow', successUrl, waits],
  ])('approve of %s@ is not what happens', async (mailbox, location, status) => {
    const origin = await openSandbox()
    const customerInfo = { emailAddress: `${mailbox}@example.jp` }
    const { url, order } = await createOrderSession(origin, { customerInfo, locale: 'en' })
    expect((await press(url, 'approve')).headers.get('location')).toBe(location)
    expect((await orderOf(origin, order.id)).status).toBe(status)
    const { text } = await send('GET', url)
    expect(text).toContain(status === waits ? 'being checked' : 'could not be paid')
  })

  test('leads a used session on again', async () => {
    const origin = await openSandbox()
    const { url, id } = await createOrderSession(origin, { captureMethod: 'manual', locale: 'en' })
    await press(url, 'approve')
    expect((await press(url, 'decline')).headers.get('location')).toBe(successUrl)
    expect((await send('GET', url)).text).toContain('This is paid')
    await control(origin, 'PUT', 'clock', { advanceMs: 8 * 86_400_000 })
    expect((await send('GET', url)).text).toContain('This order was cancelled')
    expect((await readLedger(origin)).sessions[id]?.status).toBe('withdrawn')
  })

  test('comes too late on an expired page', async () => {
    const origin = await openSandbox()
    const { url, order } = await createOrderSession(origin)
    await control(origin, 'PUT', 'clock', { advanceMs: 86_400_000 })
    expect((await press(url, 'approve')).status).toBe(410)
    expect((await orderOf(origin, order.id)).status).toBe(waits)
  })
})

describe('the page', () => {
  const items = [
    { name: 'コーヒー豆 <b>', amount: 700, currency: 'JPY', quantity: 2 },
    { kind: 'discount', name: 'Loyal', amount: 500, currency: 'JPY' },
  ]

  test.each([
    [
      'ja',
      '3回払い',
      '送料',
      '合計',
      '2023年11月15日(水)',
      '2023年12月15日(金)',
      '2024年1月14日(日)',
    ],
    ['en', 'Pay in three', 'Shipping', 'Total', 'Wed, Nov 15, 2023', '−¥500', 'Loyal'],
  ])('in %s shows items, sums and instalments', async (locale, ...sentences) => {
    const origin = await openSandbox({ now: () => 1_700_000_000_000 })
    const { url } = await createOrderSession(origin, { items, amount: 1_000, locale })
    const { status, text } = await send('GET', url)
    expect(status).toBe(200)
    for (const sentence of [...sentences, '¥700 × 2', '¥1,400', '¥1,000', '¥334', '¥333'])
      expect(text).toContain(sentence)
    expect(text).toContain('コーヒー豆 &lt;b&gt;')
    expect(text).not.toContain('<script')
    expect(text.match(/<h1/g)).toHaveLength(1)
    expect(text.match(/name="outcome"/g)).toHaveLength(4)
  })
})

describe('a promotion code', () => {
  type Made = { id: string }
  async function offer(origin: string, coupon: object, code: object = {}) {
    const made = await send<Made>('POST', `${origin}/v1/coupons`, {
      body: { name: 'C', ...coupon },
    })
    const body = { coupon: made.json.id, code: 'SPRING', ...code }
    const promotion = await send<Made>('POST', `${origin}/v1/promotion-codes`, { body })
    return { coupon: made.json.id, promotionCode: promotion.json.id }
  }

  const hundredYen = { discountType: 'amount', discountAmount: 100, currency: 'JPY' }

  test.each([
    ['an amount', hundredYen, 100],
    ['more than everything', { ...hundredYen, discountAmount: 9_999 }, 1_500],
    ['a percentage', { discountType: 'percentage', discountPercentage: 33.35 }, 500],
  ])('takes %s off and is counted', async (_name, coupon, discountAmount) => {
    const origin = await openSandbox()
    const offered = await offer(origin, coupon)
    const { url, order } = await createOrderSession(origin, { locale: 'en' })
    const page = `${url}?promotion-code=spring`
    expect((await send('GET', page)).text).toContain('Promotion code SPRING')
    expect((await press(page, 'approve')).headers.get('location')).toBe(successUrl)
    const amount = 1_500 - discountAmount
    const after = await send('GET', `${origin}/v1/orders/${order.id}?expand=all`)
    expect(after.json).toMatchObject({
      status: 'succeeded',
      amount,
      discountAmount,
      discounts: [{ object: 'discount', amount: discountAmount, ...offered }],
      payments: amount === 0 ? [] : [{ amount }],
    })
    const { coupons, promotionCodes } = await readLedger(origin)
    expect(coupons[offered.coupon]?.redemptionCount).toBe(1)
    expect(promotionCodes[offered.promotionCode]?.redemptionCount).toBe(1)
  })

  test.each([
    ['another text', {}, {}, 'SUMMER'],
    ['an inactive code', {}, { active: false }, 'SPRING'],
    ['an expired code', {}, { expiresAt: 1 }, 'SPRING'],
    ['an expired coupon', { expiresAt: 1 }, {}, 'SPRING'],
    ['an order too small', {}, { minimumAmount: 1_501, currency: 'JPY' }, 'SPRING'],
  ])('says that it cannot be used: %s', async (_name, coupon, code, typed) => {
    const origin = await openSandbox()
    await offer(origin, { ...hundredYen, ...coupon }, code)
    const { url, order } = await createOrderSession(origin, { locale: 'en' })
    const page = `${url}?promotion-code=${typed}`
    const { text } = await send('GET', page)
    expect(text).toContain('This code cannot be used')
    expect(text).toContain('aria-invalid="true"')
    await press(page, 'approve')
    expect(await orderOf(origin, order.id)).toMatchObject({ amount: 1_500, discounts: [] })
  })

  test.each([
    ['one redemption', { maxRedemptionCount: 1 }, 'taro@example.jp', 0],
    ['first orders', { firstTimeTransaction: true }, 'hanako@example.jp', 0],
    ['first orders', { firstTimeTransaction: true }, 'taro@example.jp', 100],
    ['one per shopper', { onePerCustomer: true }, 'Hanako@example.jp', 0],
    ['one per shopper', { onePerCustomer: true }, 'taro@example.jp', 100],
  ])('for %s counts what was bought: %j, %s', async (_name, code, emailAddress, discountAmount) => {
    const origin = await openSandbox()
    await offer(origin, hundredYen, code)
    const buy = async (mail: string) => {
      const customerInfo = { emailAddress: mail }
      const { url, order } = await createOrderSession(origin, { customerInfo })
      await press(`${url}?promotion-code=SPRING`, 'approve')
      return (await orderOf(origin, order.id)).discountAmount
    }
    expect(await buy('hanako@example.jp')).toBe(100)
    expect(await buy(emailAddress)).toBe(discountAmount)
  })

  test('is not used up by a decline', async () => {
    const origin = await openSandbox()
    const { coupon } = await offer(origin, hundredYen)
    const { url } = await createOrderSession(origin)
    const page = `${url}?promotion-code=SPRING`
    expect((await press(page, 'soft-decline')).headers.get('location')).toBe(page)
    await press(page, 'decline')
    expect((await readLedger(origin)).coupons[coupon]?.redemptionCount).toBe(0)
  })
})
