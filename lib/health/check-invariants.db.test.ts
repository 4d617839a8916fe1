import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { begun } from '#lib/charging/testing-due.ts'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { budgetOf, unlimited } from '#lib/queue/budget.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { checkInvariants } from './check-invariants.ts'
import { invariantsFile, readInvariants } from './find-broken-invariants.ts'

withSmartpay()

beforeAll(async () => {
  await begun('collected')
  await chargeDue()
})
beforeEach(() => db().$executeRaw`truncate metrics, metric_series`)

let cursor: unknown = null
/** A run that goes on where the last one stopped. */
function turn(more: Partial<Turn> = {}): Turn {
  return {
    budget: unlimited,
    cursor,
    keepCursor: async (place) => {
      cursor = place
      return true
    },
    ...more,
  }
}

async function kept() {
  const rows = await db().metric.findMany({ where: { name: 'invariant' } })
  const { countedAt } = (await db().metricSeries.findUnique({ where: { name: 'invariant' } })) ?? {}
  return {
    counts: Object.fromEntries(rows.map(({ part, n }) => [part, Number(n)])),
    counted: countedAt instanceof Date,
  }
}

async function whileCanceled(work: () => Promise<void>): Promise<void> {
  await db().$executeRaw`update charges set amount_minor = amount_minor + 1`
  await work()
  await db().$executeRaw`update charges set amount_minor = amount_minor - 1`
}

test('every rule of the file is a statement of its own', async () => {
  const rules = (await readFile(invariantsFile, 'utf8')).match(/^SELECT \d, /gm) ?? []
  expect((await readInvariants()).length).toBe(rules.length + 1)
  expect(rules.length).toBeGreaterThan(25)
})

test('a round keeps what it found, and when', async () => {
  cursor = null
  const { length } = await readInvariants()
  expect(await checkInvariants(turn())).toEqual({
    looked: length,
    broken: 0,
    unread: 0,
    complete: true,
  })
  expect(await kept()).toEqual({ counts: {}, counted: true })
  await whileCanceled(async () => {
    cursor = null
    expect(await checkInvariants(turn())).toMatchObject({ broken: 1, complete: true })
    expect(await kept()).toEqual({ counts: { broken: 1 }, counted: true })
  })
  cursor = null
  await checkInvariants(turn())
  expect(await kept()).toEqual({ counts: {}, counted: true })
})

test('a run that has no time left is gone on with, and keeps nothing before the round is over', async () => {
  cursor = null
  const { length } = await readInvariants()
  await whileCanceled(async () => {
    for (let looked = 1; looked < length; looked += 1) {
      expect(await checkInvariants(turn({ budget: budgetOf(0) }))).toMatchObject({
        looked: 1,
        complete: false,
      })
      expect((await kept()).counted).toBe(false)
    }
    expect(await checkInvariants(turn({ budget: budgetOf(0) }))).toMatchObject({
      looked: 1,
      broken: 1,
      complete: true,
    })
    expect(await kept()).toEqual({ counts: { broken: 1 }, counted: true })
  })
})

test('a place of a file with other rules begins anew', async () => {
  cursor = { next: 5, of: 7, broken: 3, unread: 1 }
  const { length } = await readInvariants()
  expect(await checkInvariants(turn())).toMatchObject({ looked: length, broken: 0, unread: 0 })
})

test('a run that another one has replaced stops', async () => {
  cursor = null
  expect(await checkInvariants(turn({ keepCursor: async () => false }))).toMatchObject({
    looked: 1,
    complete: false,
  })
})

test('a rule that PostgreSQL ends is counted as unread, and holds up none after it', async () => {
  cursor = null
  const { length } = await readInvariants()
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  await client.query('begin; lock table refunds in access exclusive mode')
  let ended = false
  const checked = checkInvariants(turn()).finally(() => {
    ended = true
  })
  let canceled = 0
  // What a limit ends has the same code as what somebody ends.
  await expect
    .poll(async () => {
      const { rowCount } = await client.query(
        'select pg_cancel_backend(pid) from pg_locks where not granted and relation = $1::regclass',
        ['refunds'],
      )
      canceled += rowCount ?? 0
      return ended
    })
    .toBe(true)
  await client.query('rollback')
  await client.end()
  const { looked, unread, complete } = await checked
  expect({ looked, complete }).toEqual({ looked: length, complete: true })
  expect(unread).toBeGreaterThanOrEqual(3)
  expect(canceled).toBeGreaterThanOrEqual(unread)
  expect((await kept()).counts).toEqual({ unread })
})
