import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { ensureDatabase } from './embedded.ts'
import { migrate, migrationNames, migrationsPath, pendingMigrations } from './migrate.ts'
import { testDatabaseUrl } from './testing.ts'

const { adminUrl } = inject('testDatabase')
const empty = new URL(testDatabaseUrl)
empty.pathname += '_empty'
const name = empty.pathname.slice(1)

/** A copy of the migrations that a test may add to. */
let folder = ''

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'teiki-migrations-'))
  cpSync(migrationsPath, folder, { recursive: true })
  await ensureDatabase(adminUrl, name)
})

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await ask(`drop database ${name} with (force)`, adminUrl)
})

describe('migrate', () => {
  test('applies everything once and in order', async () => {
    const names = await migrationNames()
    expect(await pendingMigrations(empty.href)).toEqual(names)
    expect(await migrate(empty.href)).toEqual(names)
    expect(await migrate(empty.href)).toEqual([])
    expect(await pendingMigrations(empty.href)).toEqual([])
  })

  test('applies everything once for three at once', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(empty.href)))
    expect(applied.flat()).toEqual(await migrationNames())
  })

  test('leaves the history that Prisma writes', async () => {
    await migrate(empty.href)
    const rows = await ask(`
      select finished_at is not null and rolled_back_at is null as done, length(checksum) as digits,
        applied_steps_count as steps from _prisma_migrations`)
    expect(rows).toEqual((await migrationNames()).map(() => ({ done: true, digits: 64, steps: 1 })))
  })

  test('takes a function body whole', async () => {
    add(
      '29990101000000_function',
      'create function f() returns int language sql as $$ select 1; $$',
    )
    expect(await migrate(empty.href, folder)).toContain('29990101000000_function')
  })

  test('builds an index without a lock', async () => {
    add('29990101000000_index', 'create index concurrently plans_try_idx on plans (position)')
    expect(await migrate(empty.href, folder)).toContain('29990101000000_index')
  })

  test('builds an index while other deployments wait for their turn', async () => {
    await migrate(empty.href)
    const rounds = [...Array(200).keys()]
    for (const n of rounds)
      add(`29990101000${n + 100}_index`, `create index concurrently try_${n} on plans (position)`)
    const applied = await Promise.all([1, 2, 3].map(() => migrate(empty.href, folder)))
    expect(applied.flat()).toHaveLength(rounds.length)
  })

  test('says that an index without a lock is a script of its own', async () => {
    add(
      '29990101000000_two',
      'create table half (); create index concurrently plans_try_idx on plans (position)',
    )
    await expect(migrate(empty.href, folder)).rejects.toThrow(
      'Migration 29990101000000_two failed: CREATE INDEX CONCURRENTLY cannot run inside a transaction block: it must be the only statement of its script',
    )
    expect(await ask(`select to_regclass('half') as half`)).toEqual([{ half: null }])
  })

  test('knows a word in a remark from a statement', async () => {
    add('29990101000000_remark', '-- Not concurrently.\ncreate table one (); create table two ()')
    expect(await migrate(empty.href, folder)).toContain('29990101000000_remark')
  })

  test('lets those pass who wait behind it, and tries again', async () => {
    await migrate(empty.href)
    add('29990101000000_column', 'alter table plans add column more text')
    const reader = new pg.Client({ connectionString: empty.href })
    await reader.connect()
    await reader.query('begin; select count(*) from plans')
    const migrating = migrate(empty.href, folder)
    await untilTimedOut()
    await reader.query('commit')
    await reader.end()
    expect(await migrating).toEqual(['29990101000000_column'])
  })

  test('is not held to the limits of the role', async () => {
    await ask(`alter role current_user in database ${name} set statement_timeout = 50`)
    add('29990101000000_slow', 'select pg_sleep(0.2)')
    expect(await migrate(empty.href, folder)).toContain('29990101000000_slow')
  })

  test('leaves nothing of one that fails', async () => {
    add('29990101000000_wrong', 'create table half (); create table plans ();')
    await expect(migrate(empty.href, folder)).rejects.toThrow(
      'Migration 29990101000000_wrong failed: relation "plans" already exists',
    )
    expect(await ask(`select to_regclass('half') as half`)).toEqual([{ half: null }])
  })

  test('tries again what has been mended', async () => {
    add('29990101000000_wrong', 'begin; create table half (); select 1/0;')
    await expect(migrate(empty.href, folder)).rejects.toThrow('division by zero')
    add('29990101000000_wrong', 'create table whole ();')
    expect(await migrate(empty.href, folder)).toEqual(['29990101000000_wrong'])
  })

  test('tries again what a killed run began', async () => {
    await migrate(empty.href)
    add('29990101000000_killed', 'create table whole ();')
    await ask(`insert into _prisma_migrations (id, checksum, migration_name)
      values ('killed', '', '29990101000000_killed')`)
    expect(await migrate(empty.href, folder)).toEqual(['29990101000000_killed'])
  })
})

/** Comes back when somebody has waited for a lock and does so no more. */
async function untilTimedOut(): Promise<void> {
  for (const wanted of [1, 0])
    for (let waiting = -1; waiting !== wanted; ) {
      const rows = await ask(`select from pg_stat_activity
        where datname = '${name}' and wait_event_type = 'Lock'`)
      waiting = rows.length
    }
}

function add(migration: string, sql: string): void {
  mkdirSync(path.join(folder, migration), { recursive: true })
  writeFileSync(path.join(folder, migration, 'migration.sql'), sql)
}

async function ask(sql: string, url = empty.href): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
