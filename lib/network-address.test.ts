import { describe, expect, test } from 'vitest'
import { networkIn, networkOf, siteOf } from './network-address.ts'

describe('networkOf', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['203.0.113.7:5678', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2:3:4:5:6]:5678', '2001:db8:1:2::/64'],
    ['[2001:db8::1]', '2001:db8:0:0::/64'],
    ['2001:0db8:0001::', '2001:db8:1:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '0:0:0:0::/64'],
  ])('%j', (address, expected) => expect(networkOf(address)).toBe(expected))

  test.each([
    '',
    '<script>',
    '203.0.113.7 evil',
    '999.1.1.1',
    '203.0.113.7:5:6',
    'unknown',
    '1.2.3.4, 5.6.7.8',
  ])('counts %j with all that is no address', (address) =>
    expect(networkOf(address)).toBe('unknown'),
  )
})

test('siteOf knows the /48 of an IPv6 network', () => {
  expect(siteOf(networkOf('2001:db8:1:2::3'))).toBe('2001:db8:1::/48')
  expect(siteOf(networkOf('203.0.113.7'))).toBeNull()
  expect(siteOf(networkOf('nonsense'))).toBeNull()
})

describe('networkIn', () => {
  const forwarded = { header: 'x-forwarded-for', hops: 1 }
  const headersOf = (name: string, value: string) => new Headers({ [name]: value })

  test.each([
    ['one proxy', forwarded, '203.0.113.7'],
    ['two proxies', { ...forwarded, hops: 2 }, '198.51.100.1'],
    ['more proxies than values', { ...forwarded, hops: 4 }, 'unknown'],
    ['another header', { header: 'x-real-ip', hops: 1 }, 'unknown'],
  ])('%s', (_name, client, expected) => {
    // The first is what the client said of itself.
    const headers = headersOf('x-forwarded-for', '192.0.2.99, 198.51.100.1, 203.0.113.7')
    expect(networkIn(headers, client)).toBe(expected)
  })

  test('believes no other header of the client', () => {
    const headers = new Headers({ 'x-forwarded-for': '203.0.113.7', 'x-real-ip': '192.0.2.99' })
    expect(networkIn(headers, forwarded)).toBe('203.0.113.7')
  })
})
