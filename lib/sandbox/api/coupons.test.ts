import { describe, expect, test } from 'vitest'
import { eventTypesOf, openSandbox, send } from '../testing.ts'

const byAmount = { name: 'Spring', discountType: 'amount', discountAmount: 100, currency: 'JPY' }
const byPercentage = { name: 'Tenth', discountType: 'percentage', discountPercentage: 10 }

function createCoupon(origin: string, body: Record<string, unknown> = byAmount) {
  return send<{ id: string }>('POST', `${origin}/v1/coupons`, { body })
}

function createCode(origin: string, body: Record<string, unknown>) {
  return send<{ id: string }>('POST', `${origin}/v1/promotion-codes`, { body })
}

describe('coupons', () => {
  test.each([
    ['an amount', byAmount],
    ['a percentage', byPercentage],
  ])('take off %s', async (_name, body) => {
    const origin = await openSandbox()
    const { status, json } = await createCoupon(origin, { ...body, expiresAt: 5, metadata: null })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      ...body,
      id: expect.stringMatching(/^coupon_test_[0-9A-Za-z]{22}$/),
      object: 'coupon',
      active: true,
      redemptionCount: 0,
      sponsored: false,
      expiresAt: 5,
      metadata: {},
      test: true,
    })
    expect((await send('GET', `${origin}/v1/coupons/${json.id}`)).json).toEqual(json)
    expect((await send('GET', `${origin}/v1/coupons`)).json.data).toEqual([json])
  })

  test('change their name, activity and metadata only', async () => {
    const origin = await openSandbox()
    const { json } = await createCoupon(origin, { ...byAmount, metadata: { a: '1' } })
    const body = { name: 'Summer', active: false, discountAmount: 5, metadata: { b: '2' } }
    const changed = await send('PATCH', `${origin}/v1/coupons/${json.id}`, { body })
    expect(changed.json).toMatchObject({
      name: 'Summer',
      active: false,
      discountAmount: 100,
      metadata: { a: '1', b: '2' },
    })
    expect(await eventTypesOf(origin)).toEqual(['coupon.created', 'coupon.updated'])
  })

  test('hold twenty pairs of metadata, however many changes bring them', async () => {
    const origin = await openSandbox()
    const pairs = (from: number, to: number) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, i) => [`key${from + i}`, 'x']))
    const { json } = await createCoupon(origin, { ...byAmount, metadata: pairs(0, 15) })
    const change = (metadata: Record<string, string>) =>
      send('PATCH', `${origin}/v1/coupons/${json.id}`, { body: { metadata } })
    expect((await change(pairs(15, 20))).status).toBe(200)
    expect(await change(pairs(20, 21))).toMatchObject({
      status: 400,
      json: { errorCode: 'request.invalid', details: ['metadata: takes at most 20 pairs'] },
    })
    expect((await change({ key3: 'y' })).status).toBe(200)
  })

  test.each([
    ['no name', { ...byAmount, name: null }],
    ['no type', { ...byAmount, discountType: null }],
    ['no amount', { ...byAmount, discountAmount: null }],
    ['no currency', { ...byAmount, currency: null }],
    ['no percentage', { ...byPercentage, discountPercentage: null }],
    ['more than all', { ...byPercentage, discountPercentage: 101 }],
  ])('are refused with %s', async (_name, body) => {
    const { status, json } = await createCoupon(await openSandbox(), body)
    expect([status, json]).toMatchObject([400, { errorCode: 'request.invalid' }])
  })

  test('of nobody are not there', async () => {
    const origin = await openSandbox()
    const { json } = await createCoupon(origin)
    for (const sent of [{ key: 'sk_live_a' }, { key: 'sk_live_a', body: {} }]) {
      const method = 'body' in sent ? 'PATCH' : 'GET'
      const answer = await send(method, `${origin}/v1/coupons/${json.id}`, sent)
      expect([answer.status, answer.json]).toMatchObject([404, { errorCode: 'coupon.not-found' }])
    }
  })
})

describe('promotion codes', () => {
  test('are there once, whatever their case', async () => {
    const origin = await openSandbox()
    const coupon = (await createCoupon(origin)).json.id
    const { status, json } = await createCode(origin, { coupon, code: 'Zoo 2.0' })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      id: expect.stringMatching(/^promotioncode_test_[0-9A-Za-z]{22}$/),
      object: 'promotionCode',
      coupon,
      code: 'Zoo 2.0',
      active: true,
      firstTimeTransaction: false,
      onePerCustomer: false,
      redemptionCount: 0,
      metadata: {},
      test: true,
    })
    const again = await createCode(origin, { coupon, code: 'ZOO 2.0' })
    expect([again.status, again.json]).toMatchObject([409, { errorCode: 'promotion-code.exists' }])
    expect((await send('GET', `${origin}/v1/promotion-codes/${json.id}`)).json).toEqual(json)
    expect((await send('GET', `${origin}/v1/promotion-codes`)).json.data).toEqual([json])
  })

  test('change their activity and metadata only', async () => {
    const origin = await openSandbox()
    const coupon = (await createCoupon(origin)).json.id
    const { json } = await createCode(origin, { coupon, code: 'ZOO' })
    const body = { active: false, code: 'other', metadata: { a: '1' } }
    const changed = await send('PATCH', `${origin}/v1/promotion-codes/${json.id}`, { body })
    expect(changed.json).toMatchObject({ active: false, code: 'ZOO', metadata: { a: '1' } })
    expect((await eventTypesOf(origin)).slice(1)).toEqual([
      'promotion_code.created',
      'promotion_code.updated',
    ])
  })

  test.each([
    ['an unknown coupon', { coupon: 'coupon_test_1' }, 404, 'coupon.not-found'],
    ['no code', { code: null }, 400, 'request.invalid'],
    ['a minimum without currency', { minimumAmount: 5 }, 400, 'request.invalid'],
  ])('are refused with %s', async (_name, change, status, errorCode) => {
    const origin = await openSandbox()
    const coupon = (await createCoupon(origin)).json.id
    const answer = await createCode(origin, { coupon, code: 'ZOO', ...change })
    expect([answer.status, answer.json]).toMatchObject([status, { errorCode }])
  })
})
