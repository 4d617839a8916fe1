import { sign } from '#lib/sandbox/webhooks/signature.ts'
import type { Delivery, DeliveryRefusal } from './delivery.ts'
import { deliveryOf, type Endpoint, type SentEvent } from './testing.ts'

type Forge = (event: SentEvent, endpoint: Endpoint, other: SentEvent) => Delivery

/** A genuine delivery with something changed. */
function but(change: (genuine: ReturnType<typeof deliveryOf>) => Partial<Delivery>): Forge {
  return (event, endpoint) => {
    const genuine = deliveryOf(event, endpoint)
    return { ...genuine, ...change(genuine) }
  }
}

const wrongSecret = 'notTheSecretOfAnybody0123456789ABCDEFGHI'

/** Every way in which a delivery is not Smartpay's, and how it is counted. `other` is another genuine event. */
export const forgeries: [string, DeliveryRefusal, Forge][] = [
  ['no signature', 'unsigned', but(() => ({ signature: null }))],
  ['no timestamp', 'unsigned', but(() => ({ timestamp: null }))],
  ['a timestamp that is no number', 'unsigned', but(() => ({ timestamp: 'yesterday' }))],
  ['a timestamp with a fraction', 'unsigned', but((one) => ({ timestamp: `${one.timestamp}.5` }))],
  ['two timestamps', 'unsigned', but((one) => ({ timestamp: `${one.timestamp}, 1` }))],
  ['another timestamp', 'bad-signature', but((one) => ({ timestamp: `${+one.timestamp + 1}` }))],
  [
    'a wrong secret',
    'bad-signature',
    (event, endpoint) => deliveryOf(event, { ...endpoint, signingSecret: wrongSecret }),
  ],
  [
    'another body',
    'bad-signature',
    but(({ body }) => ({ body: Buffer.from(`${body}`.replace('token.', 'payout.')) })),
  ],
  ['an empty body', 'bad-signature', but(() => ({ body: Buffer.alloc(0) }))],
  [
    'the signature of another event',
    'bad-signature',
    (event, endpoint, other) => ({
      ...deliveryOf(event, endpoint),
      signature: deliveryOf(other, endpoint).signature,
    }),
  ],
  [
    'the id of another event',
    'unreadable',
    (event, endpoint, other) => ({ ...deliveryOf(event, endpoint), eventId: other.id }),
  ],
  ['cut hex', 'bad-signature', but((one) => ({ signature: one.signature.slice(0, 62) }))],
  ['upper-case hex', 'bad-signature', but((one) => ({ signature: one.signature.toUpperCase() }))],
  [
    'two signatures',
    'bad-signature',
    but((one) => ({ signature: `${one.signature}, ${one.signature}` })),
  ],
  [
    'an endpoint of somebody else',
    'unknown-secret',
    but(() => ({ endpointId: 'webhookendpoint_test_somebodyelse' })),
  ],
  [
    'no event in a genuine signature',
    'unreadable',
    (event, endpoint) => ({
      ...deliveryOf(event, endpoint),
      signature: sign(endpoint.signingSecret, event.createdAt, '{}'),
      body: Buffer.from('{}'),
    }),
  ],
]
