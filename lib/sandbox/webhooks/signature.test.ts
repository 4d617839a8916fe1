import { expect, test } from 'vitest'
import { signingSecret } from '../state/ids.ts'
import { sign } from './signature.ts'

/** smartpay-api §12.5 */
const vectors = [
  [
    'gybcsjixKyBW2d4z6iNPlaYzHUMtawnodwZt3W0q',
    1653028612220,
    '{"a":1}',
    '1943bb4cd7f333db26db0975bf3af435c0deb2558a7a8c0a020223580698cea0',
  ],
  [
    'BsmartpaySandboxSigningSecret0123456789A',
    1700000000123,
    '{"id":"evt_test_1","object":"event","createdAt":1700000000000,"test":true,"eventData":{"type":"token.approved","version":"2022-02-18","data":{"id":"paytok_test_1","object":"token","status":"active"}}}',
    'f0953acfed70135df114a4d488272631b9249e7a52477ac2da0f9663bcc6305e',
  ],
] as const

test.each(vectors)('signs as Smartpay does: %s', (secret, timestamp, body, signature) => {
  expect(sign(secret, timestamp, body)).toBe(signature)
})

test('makes secrets that every library decodes alike', () => {
  for (let count = 0; count < 1_000; count += 1)
    expect(signingSecret()).toMatch(/^[B-Za-z0-9][A-Za-z0-9]{39}$/)
})
