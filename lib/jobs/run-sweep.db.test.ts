import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { budgetOf } from '#lib/queue/budget.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { rounds } from '#lib/testing-rounds.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { done, type Job } from './job.ts'
import { jobNamed, jobs } from './registry.ts'
import { runSweep, sweepAtOnce } from './run-sweep.ts'
import { manyActive, manyOffline, manyRedirected } from './testing-many.ts'
import { type Stub, startStub } from './testing-stub.ts'

withSmartpay()

const hour = 3_600_000
const day = 24 * hour
let stub: Stub
let made = 0

/** So many new ones of each kind, all due. */
async function many(count: number): Promise<{ active: string[] }> {
  const from = made
  made += 3 * count
  await manyRedirected(from + 1, count)
  await manyActive(from + count + 1, count)
  await manyOffline(from + 2 * count + 1, count)
  await db().$executeRaw`
    insert into events (id, type, subject, test, occurred_at, signed_at, received_at, last_received_at, next_try_at)
    select 'evt_many' || id, 'token.approved', id_hash, true, teiki_now(), teiki_now(), teiki_now(), teiki_now(), teiki_now()
    from tokens where id like 'tok_many%' on conflict do nothing`
  const active = Array.from({ length: count }, (_, at) => `tok_many${from + count + 1 + at}`)
  return { active }
}

beforeEach(async () => {
  await db().$executeRaw`delete from job_runs`
  await db().$executeRaw`update events set next_try_at = null, status = 'processed'`
  await db().$executeRaw`update token_operations set next_try_at = null`
})

afterEach(() => stub?.close())

async function count(sql: string): Promise<number> {
  const [row] = await db().$queryRawUnsafe<{ n: number }[]>(`select count(*)::int as n from ${sql}`)
  return row?.n ?? 0
}

describe('a Smartpay that never answers', () => {
  test('delays only what needs it, and is asked a few times', async () => {
    const { active } = await many(30)
    for (const tokenId of active)
      await askTokenOperation({
        tokenId,
        action: 'disable',
        reason: 'compromised',
        note: '',
        staffId: 'somebody',
        batchId: null,
        shown: null,
      })
    // Whatever hour it is: a day is closed from two in the morning on.
    await advanceClock(day + 3 * hour)
    stub = await startStub()
    stub.silent = true
    const outcome = await runSweep()

    for (const { name, needs } of jobs)
      expect([name, outcome[name]?.status, outcome[name]?.because]).toEqual(
        // No charge is due, and no refund, so nothing is asked for one.
        needs === 'smartpay' && name !== 'charge' && name !== 'refunds'
          ? [name, 'failed', 'silent']
          : [name, 'done', null],
      )
    expect(await count(`cycles where status = 'scheduled' and id like 'cyc_hand%'`)).toBe(0)
    expect(await count(`emails where status = 'sent' and kind = 'payment-instructions'`)).toBe(31)
    // Two tries of what is under way at once, in each of six jobs; nothing like 30 of each.
    expect(stub.pages + stub.singles + stub.others).toBeLessThan(80)
    // What was taken and not begun waits as before, with all its attempts.
    expect(await count('events where attempts = 0 and next_try_at <= teiki_now()')).toBeGreaterThan(
      0,
    )
    expect(
      await count('signups where check_count = 0 and next_check_at <= teiki_now()'),
    ).toBeGreaterThan(0)
    expect(await count(`job_runs where status = 'failed'`)).toBe(6)
  })
})

function jobOf(name: string, more: Partial<Job> & Pick<Job, 'run'>): Job {
  return { needs: 'nothing', everyMs: 1, budgetMs: 5_000, lateAfterMs: day, ...more, name }
}

test('a call that has no time left says so, and keeps no record', async () => {
  stub = await startStub()
  const none = await runSweep(budgetOf(0))
  expect(new Set(Object.values(none).map(({ because }) => because))).toEqual(new Set(['no-time']))
  expect(await count('job_runs')).toBe(0)
})

test('whoever asks nobody begins first, then mail, then what waited longest for Smartpay', async () => {
  stub = await startStub()
  const began: string[] = []
  let letGo: () => void = () => undefined
  const rest = new Promise<void>((resolve) => {
    letGo = resolve
  })
  // All but one runner are held up until the others are through: those begin one after the other.
  const held = Array.from({ length: sweepAtOnce - 1 }, (_, at) =>
    jobOf(`held${at}`, { run: () => rest.then(() => done()) }),
  )
  const others = (
    [
      ['looked just now', 'smartpay'],
      ['looked yesterday', 'smartpay'],
      ['never looked', 'smartpay'],
      ['mails', 'mail'],
      ['counts', 'nothing'],
    ] as const
  ).map(([name, needs]) =>
    jobOf(name, {
      needs,
      run: async () => {
        if (began.push(name) === 5) letGo()
        return done()
      },
    }),
  )
  await db().$executeRaw`
    insert into job_runs (name, started_at, late_at)
    select name, teiki_now() - ago, teiki_now() from (values ('looked just now', interval '1 minute'),
      ('looked yesterday', interval '1 day'), ('mails', interval '1 second'), ('counts', interval '0')) as runs (name, ago)`
  await runSweep(budgetOf(60_000), [...held, ...others])
  expect(began).toEqual(['counts', 'mails', 'never looked', 'looked yesterday', 'looked just now'])
})

test('time that is left goes to what is not through, and the mails of all of it go out at the end', async () => {
  const ran: string[] = []
  const job = (name: string, run: Job['run'], more: Partial<Job> = {}) =>
    jobOf(name, {
      budgetMs: 20,
      ...more,
      run: (turn) => {
        ran.push(name)
        return run(turn)
      },
    })
  const long = job('long', async ({ budget }) => {
    while (!budget.isOver()) await turnOfTheLoop()
    return done({}, ran.filter((name) => name === 'long').length === 3)
  })
  const stuck = job('stuck', async () => done({}, false), { budgetMs: 30_000 })
  const emails = job('mails', async () => done(), { again: true })
  const outcome = await runSweep(budgetOf(60_000), [long, stuck, emails])
  expect(outcome.long?.complete).toBe(true)
  expect(ran.filter((name) => name === 'long')).toHaveLength(3)
  // It did not want for time.
  expect(ran.filter((name) => name === 'stuck')).toHaveLength(1)
  expect(ran.at(-1)).toBe('mails')
})

test('what is kept for the mails is left to them, and what was done before counts', async () => {
  const had: number[] = []
  const long = jobOf('long', {
    budgetMs: 1_000,
    run: async ({ budget }) => {
      had.push(budget.leftMs())
      while (!budget.isOver()) await turnOfTheLoop()
      return done({ looked: 1 }, false)
    },
  })
  const emails = jobOf('mails', { budgetMs: 1_000, again: true, run: async () => done() })
  const outcome = await runSweep(budgetOf(2_500), [long, emails])
  // After the first turn 1.5 s are left at most, of which the mails have one.
  for (const share of had.slice(1)) expect(share).toBeLessThanOrEqual(500)
  expect(outcome.long).toMatchObject({ status: 'done', counts: { looked: had.length } })
})

test('a token that the comparison held while what is due was taken is looked at in the same call', async () => {
  const { active } = await many(1)
  const id = active[0] ?? ''
  await advanceClock(day)
  stub = await startStub()
  stub.count = made
  await db()
    .$executeRaw`update tokens set checked_at = teiki_now(), answered_at = teiki_now() where id <> ${id}`
  stub.statusOf = (index) => (id === `tok_many${index}` ? 'disabled' : 'active')
  const held = await db().$transaction(
    async (tx) => {
      await tx.$queryRaw`select from tokens where id = ${id} for update`
      const call = runSweep(budgetOf(60_000), [jobNamed('token-checks'), jobNamed('comparison')])
      await vi.waitFor(
        async () =>
          expect(
            await count(`job_runs where name = 'token-checks' and finished_at is not null`),
          ).toBe(1),
        20_000,
      )
      return { call }
    },
    { timeout: 25_000 },
  )
  await held.call
  expect(await count(`tokens where id = '${id}' and status = 'disabled'`)).toBe(1)
})

test('one job whose record cannot be written costs no other its turn', async () => {
  stub = await startStub()
  await db().$executeRaw`
    alter table job_runs add constraint job_runs_tried check (name not in ('metrics', 'events')) not valid`
  const outcome = await runSweep()
  await db().$executeRaw`alter table job_runs drop constraint job_runs_tried`
  const failed = Object.keys(outcome).filter((name) => outcome[name]?.status === 'failed')
  expect(failed.toSorted()).toEqual(['events', 'metrics'])
  expect(Object.keys(outcome)).toHaveLength(jobs.length)
})

test('every job has its turn though nobody can tell which waited longest', async () => {
  stub = await startStub()
  await db().$executeRaw`alter table job_runs rename to job_runs_away`
  const outcome = await runSweep()
  await db().$executeRaw`alter table job_runs_away rename to job_runs`
  expect(Object.keys(outcome)).toHaveLength(jobs.length)
})

test('two calls at once never meet in a deadlock', async () => {
  stub = await startStub()
  for (let round = 0; round < rounds(200); round += 1) {
    const outcomes = await Promise.all([runSweep(), runSweep()])
    const failed = outcomes.flatMap((outcome) =>
      Object.entries(outcome).filter(([, { status }]) => status === 'failed'),
    )
    expect(failed).toEqual([])
  }
})
