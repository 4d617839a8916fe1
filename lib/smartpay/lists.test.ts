import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOrders } from './orders.ts'
import { listenAsSmartpay } from './testing.ts'
import { readTokenPage } from './token-page.ts'
import { listWebhookEndpoints } from './webhook-endpoints.ts'

let answers: unknown[] = []
const server = createServer((_, answer) => {
  answer.writeHead(200, { 'content-type': 'application/json', connection: 'close' })
  answer.end(JSON.stringify(answers.shift()))
})

beforeAll(() => listenAsSmartpay(server))
afterAll(() => server.close())

const token = (id: string, status: unknown) => ({ id: `paytok_test_${id}`, status })

test('a page token of null ends the list of tokens', async () => {
  answers = [
    { data: [token('a', 'active')], nextPageToken: 'two' },
    { data: [token('b', 'disabled')], nextPageToken: null },
    { data: [], nextPageToken: 'three' },
  ]
  expect(await readTokenPage(null)).toMatchObject({
    value: { tokens: [token('a', 'active')], unreadable: 0, next: 'two' },
  })
  expect(await readTokenPage('two')).toMatchObject({
    value: { tokens: [token('b', 'disabled')], next: null },
  })
  expect(await readTokenPage('three')).toMatchObject({ value: { next: null } })
})

test('a state that nobody knows spoils only its row', async () => {
  answers = [{ data: [token('a', 'frozen'), { id: 5 }, null, token('b', 'active')] }]
  expect(await readTokenPage(null)).toMatchObject({
    ok: true,
    value: { tokens: [token('a', null), token('b', 'active')], unreadable: 2 },
  })
})

test('an order of a state that nobody knows is listed with what is known of it', async () => {
  const order = { id: 'order_test_a', amount: 100, reference: 'ch_1', createdAt: 5 }
  const rest = { tokenId: null, paymentIds: [], capturedMinor: 0, expiresAt: null }
  answers = [
    {
      data: [{ ...order, status: 'on_hold', payments: 'none' }, { id: 'order_test_b' }],
      nextPageToken: 'two',
    },
  ]
  expect(await listOrders(null)).toEqual({
    ok: true,
    value: {
      rows: [{ ...order, ...rest, status: null }],
      unreadable: 1,
      next: 'two',
      loops: false,
    },
  })
})

test('endpoints are listed beside one that cannot be read', async () => {
  const mine = { id: 'webhookendpoint_test_a', url: 'https://shop.example' }
  answers = [{ data: [{ id: 'other' }, mine], nextPageToken: null }]
  expect(await listWebhookEndpoints()).toEqual({ ok: true, value: [{ ...mine, active: true }] })
})
