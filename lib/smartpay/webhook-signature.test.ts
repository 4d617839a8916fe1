import { describe, expect, test } from 'vitest'
import { isSignedBy } from './webhook-signature.ts'

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
