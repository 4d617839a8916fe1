import { describe, expect, test } from 'vitest'
import { checkoutAddress } from './checkout-address.ts'

describe('checkoutAddress', () => {
  const live = { origin: 'https://checkout.smartpay.co', localRun: false }

  test.each([
    ['https://checkout.smartpay.co/checkout_test_1.a.b'],
    ['https://checkout.smartpay.co/x?a=b#c'],
  ])('%s goes on as it is', (address) => expect(checkoutAddress(address, live)).toBe(address))

  test.each([
    ['the usual port', 'https://checkout.smartpay.co:443/x', '/x'],
    ['capitals', 'HTTPS://CHECKOUT.smartpay.co/x', '/x'],
    [
      'a header in the address',
      'https://checkout.smartpay.co/\r\nSet-Cookie: a=b',
      '/Set-Cookie:%20a=b',
    ],
    [
      'a backslash, which others read as the end of a user name',
      'https://checkout.smartpay.co\\@evil.example/',
      '/@evil.example/',
    ],
    ['spaces around', '  https://checkout.smartpay.co/x ', '/x'],
  ])('%s goes on as it was read', (_name, address, path) =>
    expect(checkoutAddress(address, live)).toBe(`https://checkout.smartpay.co${path}`),
  )

  test.each([
    ['http://checkout.smartpay.co/x'],
    ['https://checkout.smartpay.co.evil.example/x'],
    ['https://evil.example/?https://checkout.smartpay.co'],
    ['https://user:pass@checkout.smartpay.co/x'],
    ['https://checkout.smartpay.co@evil.example/x'],
    ['javascript:alert(1)'],
    ['//checkout.smartpay.co/x'],
    [''],
  ])('%s is not trusted', (address) => expect(checkoutAddress(address, live)).toBeNull())

  test('takes http only from the sandbox of a local run', () => {
    const origin = 'http://127.0.0.1:4010'
    expect(checkoutAddress(`${origin}/x`, { origin, localRun: true })).toBe(`${origin}/x`)
    expect(checkoutAddress(`${origin}/x`, { origin, localRun: false })).toBeNull()
  })
})
