import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { requestDigest } from './request-digest.ts'

const [one, other] = ['chg_one', 'chg_other']

type Varied = {
  reference?: string
  age?: number
  amount?: number
  name?: string
  customer?: string
}

function requestOf({
  reference = one,
  age = 3,
  amount = 100,
  name = 'x',
  customer = 'cus',
}: Varied) {
  return JSON.stringify({
    token: 'paytok_test_1',
    amount,
    items: [{ name }],
    customerInfo: { accountAge: age, firstName: name, reference: customer },
    reference,
  })
}

describe('requestDigest', () => {
  test('is the same for another id and another day', () => {
    const digest = requestDigest(one, requestOf({}))
    expect(digest).toBe(requestDigest(other, requestOf({ reference: other, age: 400 })))
    const settled = requestOf({ reference: '', age: 0 })
    expect(digest).toBe(createHash('sha256').update(settled).digest('hex'))
  })

  test.each<[string, Varied]>([
    ['a yen', { amount: 101 }],
    ['a name', { name: 'y' }],
    ['another customer', { customer: 'cus2' }],
    ['a reference that is not the charge’s', { reference: 'chg_two' }],
  ])('differs by %s', (_what, varied) => {
    expect(requestDigest(one, requestOf(varied))).not.toBe(requestDigest(one, requestOf({})))
  })

  test('what somebody typed is never taken for what does not count', () => {
    const [a, b] = ['"accountAge":1', '"accountAge":2'].map((name) => requestOf({ name }))
    expect(requestDigest(one, a ?? '')).not.toBe(requestDigest(one, b ?? ''))
  })
})
