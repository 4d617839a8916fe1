import { type AddressInfo, createServer } from 'node:net'
import pg from 'pg'
import { beforeEach, expect, test, vi } from 'vitest'
import { GET as live } from '#app/api/health/live/route.ts'
import { GET as ready } from '#app/api/health/ready/route.ts'
import { closeDatabase, db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { env } from '#lib/env.ts'

/** What was answered a moment ago is answered again: each look comes later. */
let laterMs = 0
beforeEach(() => {
  const now = performance.now.bind(performance)
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + laterMs)
  return () => clock.mockRestore()
})

async function readiness() {
  laterMs += 60_000
  const answer = await ready(new Request('http://shop.test/api/health/ready'))
  return { status: answer.status, ...(await answer.json()) }
}

/** With another value among the settings, over connections of its own. */
async function withSetting(change: Partial<ReturnType<typeof env>>, work: () => Promise<void>) {
  const usual = { ...env() }
  await closeDatabase()
  Object.assign(env(), change)
  try {
    await work()
  } finally {
    await closeDatabase()
    Object.assign(env(), usual)
  }
}

test('a process with settings, a database and all migrations is ready', async () => {
  expect(await readiness()).toEqual({ status: 200, ok: true, missing: [] })
})

test('one migration that is not applied is named as migrations', async () => {
  const newest = 'select max(migration_name) from _prisma_migrations'
  await db().$executeRawUnsafe(
    `update _prisma_migrations set rolled_back_at = now() where migration_name = (${newest})`,
  )
  expect(await readiness()).toEqual({ status: 503, ok: false, missing: ['migrations'] })
  await db().$executeRaw`update _prisma_migrations set rolled_back_at = null`
  // A newer version of the shop has migrated, and this process serves until it is replaced.
  await db().$executeRaw`
    insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '20990101000000_newer', now())`
  expect(await readiness()).toMatchObject({ status: 200 })
})

test('a database without any migration is named as migrations', async () => {
  await db().$executeRaw`alter table _prisma_migrations rename to away`
  expect(await readiness()).toMatchObject({ status: 503, missing: ['migrations'] })
  await db().$executeRaw`alter table away rename to _prisma_migrations`
})

test('a database that takes the connection and never answers is not waited for', async () => {
  let waiting = 0
  const silent = createServer((socket) => {
    waiting += 1
    socket
      .on('error', () => undefined)
      .on('close', () => {
        waiting -= 1
      })
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  await withSetting({ databaseUrl: `postgresql://u:p@127.0.0.1:${port}/x` }, async () => {
    expect(await readiness()).toEqual({ status: 503, ok: false, missing: ['database'] })
    // The pool itself has not given up yet.
    expect(waiting).toBeGreaterThan(0)
  })
  silent.close()
})

test('a database that refuses is away, and the process still lives', async () => {
  await withSetting({ databaseUrl: 'postgresql://u:p@127.0.0.1:9/x' }, async () => {
    expect(await readiness()).toMatchObject({ status: 503, missing: ['database'] })
    const answer = await live(new Request('http://shop.test/api/health/live'))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ ok: true })
  })
})

test('another APP_SECRET than the database’s is named as settings', async () => {
  const appSecret = { current: 'another secret of the tests, long enough', previous: undefined }
  await withSetting({ appSecret }, async () => {
    expect(await readiness()).toMatchObject({ status: 503, missing: ['settings'] })
  })
})

test('a server that nobody tells who asks is named as settings', async () => {
  await withSetting({ localRun: false, clientAddress: null, toldByNobody: false }, async () => {
    expect(await readiness()).toMatchObject({ status: 503, missing: ['settings'] })
  })
})

test('many who ask at once cost one look', async () => {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  await client.query('begin; lock table _prisma_migrations in access exclusive mode')
  laterMs += 60_000
  const asked = Promise.all(
    Array.from({ length: 50 }, () => ready(new Request('http://shop.test/api/health/ready'))),
  )
  await expect
    .poll(async () => {
      const { rows } = await client.query(
        `select count(*)::int as n from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`,
      )
      return rows[0].n
    })
    .toBe(1)
  await client.query('rollback')
  expect((await asked).map(({ status }) => status)).toEqual(Array(50).fill(200))
  await client.end()
})
