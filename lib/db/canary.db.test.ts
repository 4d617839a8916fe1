import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { root } from '#lib/cli/local/install.mjs'
import { redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { closeDatabase, db } from './client.ts'
import { testDatabaseUrl } from './testing.ts'

withSmartpay()

const yesterday = `w_${randomBytes(8).toString('hex')}`
const { adminUrl } = inject('testDatabase')
const restored = new URL(testDatabaseUrl)
restored.pathname = `/${yesterday}`

beforeAll(async () => {
  await redirected('one')
  await closeDatabase()
  const own = new URL(testDatabaseUrl).pathname.slice(1)
  await ask(adminUrl, `create database ${yesterday} template ${own} strategy file_copy`)
})

afterAll(() => ask(adminUrl, `drop database if exists ${yesterday} with (force)`))

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Every row of every table, and how far every sequence is. */
async function everything(): Promise<unknown> {
  const tables = await ask(
    restored.href,
    `select format('select %L as name, md5(coalesce(string_agg(t::text, chr(10) order by t::text), '''')) as rows from %I t', tablename, tablename) as sql
      from pg_tables where schemaname = 'public' order by tablename`,
  )
  const sql = tables.map((table) => String(table.sql)).join(' union all ')
  const sequences = 'select sequencename, last_value from pg_sequences order by sequencename'
  return [await ask(restored.href, `${sql} order by name`), await ask(restored.href, sequences)]
}

async function command(
  args: string[],
  settings: Record<string, string>,
): Promise<{ code: number; said: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: restored.href,
    DIRECT_URL: restored.href,
    ...settings,
  }
  const cli = path.join(root, 'lib/cli/start.mjs')
  return promisify(execFile)(process.execPath, [cli, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error) => ({ code: Number(error.code), said: `${error.stdout}${error.stderr}` }),
  )
}

const another = { APP_SECRET: 'a secret that sealed nothing in this database' }

test.each([['worker'], ['audit:verify'], ['staff:invite', 'owner@shop.example']])(
  '%s refuses a restored database under another secret and writes nothing',
  async (...args) => {
    const before = await everything()
    const { code, said } = await command(args, another)
    expect(said).toContain('APP_SECRET is not the one of this database')
    expect(code).toBe(1)
    expect(await everything()).toEqual(before)
  },
)

test('the storefront does not start on it', async () => {
  const before = await everything()
  const start = `import('${root}/instrumentation.ts').then(({ register }) => register())`
  const env = {
    ...process.env,
    DATABASE_URL: restored.href,
    DIRECT_URL: restored.href,
    NEXT_RUNTIME: 'nodejs',
    ...another,
  }
  const refused = promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', start],
    { env, cwd: root },
  )
  await expect(refused).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('APP_SECRET is not the one of this database'),
  })
  expect(await everything()).toEqual(before)
})

test('the same secret goes on, also as the one of before', async () => {
  const own = process.env.APP_SECRET ?? ''
  expect((await command(['consent:verify'], {})).code).toBe(0)
  const changing = { ...another, APP_SECRET_PREVIOUS: own }
  expect((await command(['audit:verify'], changing)).code).toBe(0)
})

test('a database from before there was a canary is known by what it sealed', async () => {
  await ask(restored.href, 'delete from secret_canary')
  const before = await everything()
  expect((await command(['audit:verify'], another)).said).toContain(
    'is not the one of this database',
  )
  expect(await everything()).toEqual(before)
  expect((await command(['consent:verify'], {})).code).toBe(0)
  expect(await ask(restored.href, 'select id from secret_canary')).toEqual([{ id: 1 }])
})

test('and asks once whether its audit log is from before there were end marks', async () => {
  const { code, said } = await command(['audit:verify'], {})
  expect(said).toContain('npm run audit:verify -- --accept-unmarked')
  expect(code).toBe(1)
  const accepted = await command(['audit:verify', '--accept-unmarked'], {})
  expect(accepted.said).toContain('The audit log is whole: 1 entries')
  expect(accepted.code).toBe(0)
  expect((await command(['audit:verify', '--accept-unmarked'], {})).code).toBe(1)
  expect((await command(['audit:verify', '--accept', '1'], {})).said).toContain('not the first')
})

test('an empty database takes whichever secret comes first', async () => {
  expect(await db().secretCanary.count()).toBe(1)
})
