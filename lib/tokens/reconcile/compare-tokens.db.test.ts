import pg from 'pg'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { jobNamed } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { manyActive } from '#lib/jobs/testing-many.ts'
import { type Stub, startStub } from '#lib/jobs/testing-stub.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { getLastComparison, listDrifts } from './list-drifts.ts'
import { recheckTokens } from './recheck-tokens.ts'

withSmartpay()

const tokens = 10_000
const pages = tokens / 100
let stub: Stub

beforeAll(() => manyActive(1, tokens))
beforeEach(async () => {
  for (const table of ['job_runs', 'token_drifts', 'token_drifts_found', 'token_comparisons'])
    await db().$executeRawUnsafe(`delete from ${table}`)
  await advanceClock(48 * 3_600_000)
  stub = await startStub()
  stub.count = tokens
})
afterEach(() => stub.close())

/** Over after so many looks, that is one page each. */
function budgetOfPages(count: number): Budget {
  let looks = 0
  function isOver() {
    looks += 1
    return looks > count
  }
  return { isOver, leftMs: () => 0 }
}

function compare(budget: Budget = unlimited) {
  return runJob(jobNamed('comparison'), budget, { now: true })
}

test('ten thousand tokens are all looked at by the list, and none is left to be asked for singly', async () => {
  expect(await compare()).toMatchObject({
    complete: true,
    counts: { here: tokens, there: tokens, differences: 0 },
  })
  expect(await recheckTokens()).toMatchObject({ looked: 0, end: 'empty' })
  expect([stub.pages, stub.singles]).toEqual([pages, 0])
})

test('only what differs or is not listed is asked for singly', async () => {
  stub.statusOf = (index) => (index === 5_000 ? 'disabled' : index === 7_500 ? null : 'active')
  expect(await compare()).toMatchObject({ counts: { here: tokens, differences: 2 } })
  expect(await recheckTokens()).toMatchObject({ looked: 2 })
  expect(stub.singles).toBe(2)
  await db().$executeRaw`
    update tokens set status = 'active', answered_at = checked_at where id in ('tok_many5000', 'tok_many7500')`
})

test('a comparison that ends early is gone on with, and the last result stays until it is complete', async () => {
  stub.count = tokens + 2
  stub.statusOf = (index) => (index === 5_000 ? 'disabled' : 'active')
  const results = [await compare(budgetOfPages(40)), await compare(budgetOfPages(40))]
  expect(results).toMatchObject([
    { status: 'done', complete: false },
    { status: 'done', complete: false },
  ])
  expect(await getLastComparison()).toBe(null)
  expect(await listDrifts()).toEqual([])
  stub.silent = true
  expect(await compare(budgetOfPages(40))).toMatchObject({ status: 'failed', because: 'silent' })
  stub.silent = false
  const before = stub.pages
  expect(await compare()).toMatchObject({
    complete: true,
    counts: { here: tokens, there: tokens + 2, differences: 3 },
  })
  expect(stub.pages - before).toBe(pages + 1 - 80)
  expect((await listDrifts()).map(({ kind }) => kind)).toEqual([
    'other-state',
    'unknown-here',
    'unknown-here',
  ])
  expect(await db().tokenDriftFound.count()).toBe(0)
})

test('of very many differences the first are kept, and all are counted', async () => {
  stub.count = 0
  expect(await compare()).toMatchObject({ counts: { there: 0, differences: tokens } })
  expect(await db().tokenDrift.count()).toBe(2_000)
  expect(await getLastComparison()).toMatchObject({ differences: tokens })
})

test('of very many in another state each is counted once', async () => {
  stub.statusOf = () => 'disabled'
  expect(await compare()).toMatchObject({ counts: { there: tokens, differences: tokens } })
})

test('one that is listed in a state that nobody knows is not absent', async () => {
  stub.statusOf = (index) => (index === 5_000 ? 'frozen' : 'active')
  expect(await compare()).toMatchObject({ counts: { there: tokens, differences: 0 } })
  expect(await listDrifts()).toEqual([])
})

test('a difference stays of a token that was asked for before its page was read', async () => {
  await compare(budgetOfPages(10))
  await db().$executeRaw`
    update tokens set checked_at = teiki_now(), answered_at = teiki_now() where id = 'tok_many5000'`
  stub.statusOf = (index) => (index === 5_000 ? 'disabled' : 'active')
  expect(await compare()).toMatchObject({ complete: true, counts: { differences: 1 } })
  expect(await listDrifts()).toMatchObject([{ kind: 'other-state', tokenId: 'tok_many5000' }])
})

test('a deadlock ends no comparison', async () => {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  try {
    // The comparison notices first, after a second; on a slow machine it may be this one.
    await client.query("begin; set local deadlock_timeout = '5s'")
    await client.query("select from tokens where id = 'tok_many99' for update")
    const compared = compare()
    await expect.poll(() => waitingFor(client)).toBeGreaterThan(0)
    await client.query("select from tokens where id = 'tok_many1' for update").catch(() => null)
    await client.query('rollback')
    expect(await compared).toMatchObject({ complete: true, counts: { differences: 0 } })
  } finally {
    await client.end()
  }
})

async function waitingFor(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))',
  )
  return rows[0]?.n ?? 0
}
