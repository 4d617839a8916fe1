import { expect, test } from 'vitest'
import { withOlderDatabase } from '#lib/db/testing-older.ts'

const older = withOlderDatabase('20261202110000_parcels_gone')

type Row = [id: string, status: string, history: [code: string, to: string, at: string][]]

const parcels: Row[] = [
  ['planned', 'planned', [['planned', 'planned', '2026-11-01T00:00:00Z']]],
  ['shipped', 'shipped', [['shipped', 'shipped', '2026-11-02T01:02:03.456Z']]],
  [
    'returned',
    'returned',
    [
      ['shipped', 'shipped', '2026-11-02T00:00:00Z'],
      ['shipped', 'shipped', '2026-11-03T00:00:00Z'],
      ['x', 'returned', '2026-11-09T00:00:00Z'],
    ],
  ],
  ['before', 'shipped', [['shipped-before', 'shipped', '2026-12-01T00:00:00Z']]],
  ['canceled', 'canceled', [['shipped', 'shipped', '2026-11-02T00:00:00Z']]],
]

test('parcels that are gone say since when, as their history does or their planned day', async () => {
  const { client } = older
  for (const [id, status, history] of parcels) {
    await client.query(
      `insert into deliveries (id, order_id, position, status, dispatch_on, dispatch_because, arrival_on, created_at)
       values ($1, $1, 0, $2, '2026-10-15', '{}', '2026-10-20', now())`,
      [id, status],
    )
    for (const [code, to, at] of history)
      await client.query(
        `insert into delivery_history (delivery_id, "to", code, actor, at) values ($1, $2, $3, 'test', $4)`,
        [id, to, code, at],
      )
  }
  await older.upgrade()
  const { rows } = await client.query<{ id: string; at: Date | null }>(
    'select id, shipped_at as at from deliveries order by id',
  )
  expect(Object.fromEntries(rows.map(({ id, at }) => [id, at?.toISOString() ?? null]))).toEqual({
    planned: null,
    shipped: '2026-11-02T01:02:03.456Z',
    returned: '2026-11-03T00:00:00.000Z',
    // The shop's midnight.
    before: '2026-10-14T15:00:00.000Z',
    canceled: null,
  })
})
