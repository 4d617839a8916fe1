import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderProblems } from '#lib/catalog/order-limits.ts'
import type { OrderRequest } from '#lib/smartpay/orders.ts'
import { orderLinesFor, totalOf } from './order-lines.ts'
import { orderRequestFor } from './order-request.ts'
import { anyLines, anyOrder, demoShop, modestPlan } from './testing-lines.ts'
import { cheaper, facts, first, lines, requested } from './testing-request.ts'

/** The rule of Smartpay's own SDKs (smartpay-api §3.4). */
function sumOf({ items, shippingInfo }: OrderRequest): number {
  return items.reduce(
    (sum, item) =>
      item.kind === 'discount' ? sum - item.amount : sum + item.amount * item.quantity,
    shippingInfo.feeAmount,
  )
}

describe('orderRequestFor', () => {
  test('tells goods, discount, shipping and person apart', () => {
    const { items, shippingInfo, customerInfo } = requested()
    expect(items.map(({ kind }) => kind)).toEqual(['product', 'product', 'discount', 'discount'])
    expect(items.at(-1)).not.toHaveProperty('quantity')
    expect(shippingInfo).toMatchObject({
      feeAmount: 500,
      feeCurrency: 'JPY',
      address: { line2: '山彦荘101' },
    })
    expect(customerInfo).toMatchObject({ accountAge: 3, reference: 'cus_1', lastName: '山田' })
  })

  test('asks in yen, with the token, by the reference and as the plan captures', () => {
    const { items, ...request } = requested({ captureMethod: 'manual' })
    expect(request).toMatchObject({
      token: 'paytok_test_1',
      currency: 'JPY',
      captureMethod: 'manual',
      reference: 'ch_1',
    })
    expect(new Set(items.map(({ currency }) => currency))).toEqual(new Set(['JPY']))
  })

  test('names things in the customer’s language', () => {
    expect(requested().items.at(-1)?.name).toBe('初回割引')
    expect(requested({ locale: 'en' }).items.at(-1)?.name).toBe('First-order discount')
  })

  test('sells a fee like a product', () => {
    const order = { ...first, feeMinor: 330, paymentMethod: 'cash_on_delivery' } as const
    const fee = { kind: 'product', name: '代引き手数料', amount: 330, currency: 'JPY', quantity: 1 }
    expect(requested({ lines: orderLinesFor(cheaper, order) }).items.at(-1)).toEqual(fee)
  })

  test('cuts a name between characters', () => {
    const [line] = lines
    if (!line) throw new Error('An order without a line')
    const name = { ...line.name, ja: `${'あ'.repeat(254)}𠮷野` }
    expect(requested({ lines: [{ ...line, name }] }).items[0]?.name).toBe('あ'.repeat(254))
    const rare = { ...line.name, ja: '𠮷野の茶' }
    expect(requested({ lines: [{ ...line, name: rare }] }).items[0]?.name).toBe('𠮷野の茶')
  })

  test('comes to its amount by Smartpay’s own rule, in 1 to 50 items', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        fc.pre(totalOf(lines) > 0)
        const request = requested({ lines })
        expect(request.amount).toBe(sumOf(request))
        expect(request.items.length).toBeLessThanOrEqual(50)
        expect(request.items.every(({ amount }) => amount >= 0)).toBe(true)
      }),
    )
  })

  test('refuses no order of a plan that may be sold', () => {
    fc.assert(
      fc.property(modestPlan, anyOrder, (content, order) => {
        fc.pre(orderProblems(content, demoShop).length === 0)
        const lines = orderLinesFor(content, { ...order, quantity: 1 })
        expect(orderRequestFor({ ...facts, lines })).toMatchObject({ ok: true })
      }),
    )
  })

  test('refuses what Smartpay would', () => {
    const [line] = lines
    if (!line) throw new Error('An order without a line')
    const free = { ...line, amountMinor: 0 }
    const reasonOf = (lines: (typeof line)[]) => {
      const request = orderRequestFor({ ...facts, lines })
      return request.ok ? null : request.reason
    }
    expect(reasonOf(Array.from({ length: 50 }, () => line))).toBeNull()
    expect(reasonOf(Array.from({ length: 51 }, () => line))).toBe('too-many-items')
    expect(reasonOf([])).toBe('nothing-to-pay')
    expect(reasonOf([free])).toBe('nothing-to-pay')
    expect(reasonOf([{ ...line, quantity: 1, amountMinor: 1 }])).toBeNull()
    expect(requested({ reference: 'x'.repeat(40) }).reference).toHaveLength(40)
    expect(() => requested({ reference: 'x'.repeat(41) })).toThrow('longer than Smartpay takes')
  })
})
