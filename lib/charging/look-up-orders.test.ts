import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askSmartpayAt } from '#lib/smartpay/testing.ts'
import { lookUpOrders } from './look-up-orders.ts'

type Row = { reference: string; id?: string; at: number } | 'unreadable'

/** Pages of its list; the last says which page comes next, if any. */
let pages: { rows: Row[]; next: number | null }[] = []
let asked = 0
let server: Server

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1
    const token = new URL(request.url ?? '', 'http://stub').searchParams.get('pageToken')
    const page = pages[Number(token ?? 0)]
    const data = page?.rows.map((row, at) =>
      row === 'unreadable'
        ? { id: 1 }
        : {
            id: `order_test_${row.id ?? `${row.reference}${at}`}`,
            object: 'order',
            status: 'succeeded',
            amount: 1,
            reference: row.reference,
            createdAt: row.at,
          },
    )
    const next = page?.next === null || !page ? {} : { nextPageToken: `${page.next}` }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ object: 'collection', data, ...next }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  askSmartpayAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
afterAll(() => server.close())

const hour = 3_600_000
const oldestMs = 10 * hour

async function lookUp(list: typeof pages, isOver = false) {
  pages = list
  asked = 0
  const found = await lookUpOrders(new Set(['mine', 'other']), oldestMs, async (read) =>
    isOver ? null : read(),
  )
  if (!found.ok) return { asked, failure: found.reason.kind }
  const ids = [...found.value.orders].map(([reference, one]) => [
    reference,
    one === 'double' ? one : one.id,
  ])
  return { asked, found: Object.fromEntries(ids), reachesBack: found.value.reachesBack }
}

test('newest first, it goes back a little further than what is looked for', async () => {
  const list = [
    { rows: [{ reference: 'new', at: 12 * hour }], next: 1 },
    { rows: [{ reference: 'mine', id: 'm', at: 10 * hour }], next: 2 },
    { rows: [{ reference: 'old', at: 8.9 * hour }], next: 3 },
    { rows: [{ reference: 'other', id: 'o', at: 8 * hour }], next: null },
  ]
  expect(await lookUp(list)).toEqual({
    asked: 3,
    found: { mine: 'order_test_m' },
    reachesBack: true,
  })
})

test('a list in another order is read to its end', async () => {
  const list = [
    {
      rows: [
        { reference: 'old', at: hour },
        { reference: 'older', at: 2 * hour },
      ],
      next: 1,
    },
    { rows: [{ reference: 'mine', id: 'm', at: 11 * hour }], next: null },
  ]
  expect(await lookUp(list)).toEqual({
    asked: 2,
    found: { mine: 'order_test_m' },
    reachesBack: true,
  })
})

test.each([
  ['two', ['a', 'b']],
  ['three', ['a', 'b', 'c']],
  ['two, one of them on two pages', ['a', 'b', 'b']],
])('orders of one reference are named: %s', async (_name, ids) => {
  const rows = ids.map((id) => ({ reference: 'mine', id, at: 11 * hour }))
  expect(await lookUp([{ rows, next: null }])).toEqual({
    asked: 1,
    found: { mine: 'double' },
    reachesBack: false,
  })
})

test.each([
  [
    'goes round',
    [
      { rows: [{ reference: 'new', at: 12 * hour }], next: 1 },
      { rows: [], next: 1 },
    ],
    false,
    'unreadable',
  ],
  ['has a row that cannot be read', [{ rows: ['unreadable'], next: null }], false, 'unreadable'],
  [
    'takes too long',
    [{ rows: [{ reference: 'new', at: 12 * hour }], next: 1 }],
    true,
    'unreadable',
  ],
] as [string, typeof pages, boolean, string][])(
  'a list that %s tells of nobody that they have no order',
  async (_name, list, isOver, failure) => {
    expect(await lookUp(list, isOver)).toMatchObject({ failure })
  },
)
