import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { closeDatabase, onJobConnections } from '#lib/db/client.ts'
import { makeDue } from './due-charges.ts'
import { quickProvider } from './quick-provider.ts'

/** Blocks of the database that are touched for one charge, of claims and outcomes together. */
export async function blocksOfCharge(
  client: pg.Client,
  rounds: number,
  charges: number,
): Promise<number[]> {
  const blocks: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await makeDue(client, round + 1, charges)
    const before = await blocksTouched(client)
    await onJobConnections(() => chargeDue(undefined, quickProvider))
    // A connection that ends says what it touched.
    await closeDatabase()
    blocks.push(((await blocksTouched(client)) - before) / charges)
  }
  return blocks
}

/** Of a database, once all other connections to it are over. */
export async function blocksTouched(client: pg.Client): Promise<number> {
  for (let left = 2; left > 0; left -= 1) {
    const { rows } = await client.query(`select count(*)::int as others from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`)
    if (rows[0].others > 0) await wait(500)
  }
  await client.query('select pg_stat_force_next_flush()')
  await client.query('select 1')
  const { rows } =
    await client.query(`select pg_stat_clear_snapshot(), (blks_hit + blks_read)::float8 as blocks
    from pg_stat_database where datname = current_database()`)
  return rows[0].blocks
}
