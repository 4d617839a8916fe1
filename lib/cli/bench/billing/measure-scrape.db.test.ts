import pg from 'pg'
import { expect, test } from 'vitest'
import { fillShop } from '#e2e/bench/admin-fixture.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { seedDemoShop } from '#lib/signups/testing.ts'
import { costOfScrape, fillQueues } from './measure-scrape.ts'
import { fillPast } from './past-orders.ts'

const growing = [
  'charges',
  'charge_history',
  'orders',
  'order_history',
  'cycles',
  'refunds',
  'emails',
  'events',
  'signups',
  'subscriptions',
  'tokens',
  'customers',
]

async function fillWith(client: pg.Client, size: number): Promise<void> {
  await client.query(
    `set session_replication_role = replica; truncate ${growing.join(', ')}, search_words cascade`,
  )
  await client.query('set session_replication_role = default')
  await seedDemoShop()
  await fillShop(client, size)
  await fillPast(client)
  await fillQueues(client)
}

/** Of how many rows whole tables were read until now. */
async function scanned(client: pg.Client): Promise<Record<string, number>> {
  await client.query('select pg_stat_force_next_flush()')
  const { rows } = await client.query<{ name: string; scans: number }>(
    `select relname as name, seq_scan::int as scans from pg_stat_user_tables where relname = any($1) order by 1`,
    [growing],
  )
  return Object.fromEntries(rows.map(({ name, scans }) => [name, scans]))
}

test('a scrape touches as much among twenty thousand of everything as among a thousand, and no table as a whole', async () => {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  try {
    await fillWith(client, 1_000)
    const few = await costOfScrape(client, 20)
    await fillWith(client, 20_000)
    const before = await scanned(client)
    const many = await costOfScrape(client, 20)
    expect(await scanned(client)).toEqual(before)
    expect(many.blocks / few.blocks, JSON.stringify({ few, many })).toBeLessThan(1.3)
  } finally {
    await client.end()
  }
})
