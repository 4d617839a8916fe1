import { expect, test } from 'vitest'
import { openSandbox, send } from '../testing.ts'
import { eventTypes } from '../webhooks/event.ts'
import { subscribe } from '../webhooks/testing-receiver.ts'

const url = 'https://smartpay.co'

test('an endpoint hears everything unless told otherwise', async () => {
  const origin = await openSandbox()
  const endpoint = await subscribe(origin, { url })
  expect(endpoint).toMatchObject({
    id: expect.stringMatching(/^webhookendpoint_test_[0-9A-Za-z]{22}$/),
    object: 'webhookEndpoint',
    url,
    active: true,
    eventSubscriptions: eventTypes,
    metadata: {},
    signingSecret: expect.stringMatching(/^[B-Za-z0-9][A-Za-z0-9]{39}$/),
    test: true,
  })
  const few = await subscribe(origin, { url, eventSubscriptions: ['order.authorized'] })
  expect(few).toMatchObject({ eventSubscriptions: ['order.authorized'] })
})

test('an endpoint shows its secret alone, not in lists', async () => {
  const origin = await openSandbox()
  const { signingSecret, ...shown } = await subscribe(origin, { url })
  const read = await send('GET', `${origin}/v1/webhook-endpoints/${shown.id}`)
  expect(read.json).toEqual({ ...shown, signingSecret })
  expect((await send('GET', `${origin}/v1/webhook-endpoints`)).json.data).toEqual([shown])
})

test('an endpoint is changed field by field, and deleted for good', async () => {
  const origin = await openSandbox()
  const endpoint = await subscribe(origin, { url })
  const address = `${origin}/v1/webhook-endpoints/${endpoint.id}`
  const change = (body: object) => send('PATCH', address, { body })
  expect((await change({ active: false })).json).toMatchObject({ url, active: false })
  const changed = await change({ url: 'http://127.0.0.1:1/', active: null, metadata: { a: '1' } })
  expect(changed.json).toMatchObject({
    url: 'http://127.0.0.1:1/',
    active: false,
    metadata: { a: '1' },
    signingSecret: endpoint.signingSecret,
  })
  expect((await change({ eventSubscriptions: ['nothing'] })).status).toBe(400)
  const gone = await send('DELETE', address)
  expect([gone.status, gone.text, gone.headers.get('content-type')]).toEqual([204, '', null])
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    const sent = method === 'PATCH' ? { body: {} } : {}
    const { status, json } = await send(method, address, sent)
    expect([status, json]).toMatchObject([404, { errorCode: 'webhook-endpoint.not-found' }])
  }
  expect((await send('GET', `${origin}/v1/webhook-endpoints`)).json.results).toBe(0)
})

test.each([
  ['no address', { url: null }],
  ['a relative address', { url: '/hooks' }],
  ['an event that nobody knows', { eventSubscriptions: ['order.paid'] }],
])('an endpoint is refused with %s', async (_name, change) => {
  const origin = await openSandbox()
  const body = { url, ...change }
  const { status, json } = await send('POST', `${origin}/v1/webhook-endpoints`, { body })
  expect([status, json]).toMatchObject([400, { errorCode: 'request.invalid' }])
})
