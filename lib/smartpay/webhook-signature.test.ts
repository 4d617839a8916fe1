import { createHmac } from 'node:crypto'
import Smartpay from '@smartpay/sdk-node'
import { describe, expect, test } from 'vitest'
import { isSignedBy } from './webhook-signature.ts'

/** The SDK's types name no static function. */
const official = Smartpay as unknown as {
  calculateWebhookSignature(params: { data: string; secret: string }): string
}

const secret = 'gybcsjixKyBW2d4z6iNPlaYzHUMtawnodwZt3W0q'
const good = {
  timestamp: '1653028612220',
  body: Buffer.from('{"a":1}'),
  signature: '1943bb4cd7f333db26db0975bf3af435c0deb2558a7a8c0a020223580698cea0',
}

describe('isSignedBy', () => {
  test.each([
    ['the first published vector', secret, good],
    [
      'the second published vector',
      'BsmartpaySandboxSigningSecret0123456789A',
      {
        timestamp: '1700000000123',
        body: Buffer.from(
          '{"id":"evt_test_1","object":"event","createdAt":1700000000000,"test":true,"eventData":{"type":"token.approved","version":"2022-02-18","data":{"id":"paytok_test_1","object":"token","status":"active"}}}',
        ),
        signature: 'f0953acfed70135df114a4d488272631b9249e7a52477ac2da0f9663bcc6305e',
      },
    ],
  ])('accepts %s', (_name, key, delivery) => expect(isSignedBy(key, delivery)).toBe(true))

  test.each([
    'gybcsjixKyBW2d4z6iNPlaYzHUMtawnodwZt3W0q',
    `A${'9'.repeat(39)}`,
    'AybcsjixKyBW2d4z6iNPlaYzHUMtawnodwZt3W0q',
    'AAAcsjixKyBW2d4z6iNPlaYzHUMtawnodwZt3W0q',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB',
  ])('accepts what the official SDK signs with %s', (key) => {
    const data = `${good.timestamp}.${good.body.toString()}`
    const signature = official.calculateWebhookSignature({ data, secret: key })
    expect(isSignedBy(key, { ...good, signature })).toBe(true)
    expect(isSignedBy(key.replace(/.$/, 'c'), { ...good, signature })).toBe(false)
  })

  test.each([
    ['without the zeros', '2da3'],
    ['filled up to 30 bytes', `${'00'.repeat(28)}2da3`],
  ])('accepts a secret that is read %s', (_name, hex) => {
    const signature = createHmac('sha256', Buffer.from(hex, 'hex'))
      .update(`${good.timestamp}.`)
      .update(good.body)
      .digest('hex')
    // 0x2da3 = 11683 = 3 * 62² + 2 * 62 + 27
    expect(isSignedBy('AADCb', { ...good, signature })).toBe(true)
  })

  test.each<[string, string, Partial<typeof good>]>([
    ['another secret', `h${secret.slice(1)}`, {}],
    ['a secret that is none', 'not a secret', {}],
    ['an empty secret', '', {}],
    ['another body', secret, { body: Buffer.from('{"a":2}') }],
    ['an empty body', secret, { body: Buffer.from('') }],
    ['another time', secret, { timestamp: '1653028612221' }],
    ['no signature', secret, { signature: '' }],
    ['a cut signature', secret, { signature: good.signature.slice(0, 62) }],
    ['upper case', secret, { signature: good.signature.toUpperCase() }],
    ['two headers', secret, { signature: `${good.signature}, ${good.signature}` }],
  ])('refuses %s', (_name, key, change) =>
    expect(isSignedBy(key, { ...good, ...change })).toBe(false),
  )
})
