import { beforeEach, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { done, failed, type Job, type JobResult } from './job.ts'
import { jobNamed } from './registry.ts'
import { isDueAgain, runJob } from './run-job.ts'

const hour = 3_600_000

beforeEach(() => db().$executeRaw`delete from job_runs`)

function jobThat(run: Job['run'], more: Partial<Job> = {}): Job {
  const times = { everyMs: 1_000, budgetMs: 5_000, lateAfterMs: 26 * hour }
  return { name: 'tried', needs: 'nothing', ...times, run, ...more }
}

async function record() {
  return db().jobRun.findUniqueOrThrow({ where: { name: 'tried' } })
}

async function isLate(): Promise<boolean> {
  const rows = await db().$queryRaw`select from job_runs where late_at < teiki_now()`
  return Array.isArray(rows) && rows.length > 0
}

test('a run that ends well is kept with what it counted', async () => {
  expect(await runJob(jobThat(async () => done({ sent: 2 })))).toMatchObject({ status: 'done' })
  expect(await record()).toMatchObject({
    status: 'done',
    finishedAt: expect.any(Date),
    completedAt: expect.any(Date),
    detail: { sent: 2, complete: true },
  })
})

test('a run that throws is failed, and throws no further', async () => {
  const job = jobThat(() => Promise.reject(new Error('a bug')))
  expect(await runJob(job)).toMatchObject({ status: 'failed', because: 'error' })
  expect(await record()).toMatchObject({ status: 'failed', completedAt: null })
})

test('a database that is away for a moment is a failed run, and throws no further', async () => {
  const job = jobThat(async () => done())
  await db().$executeRaw`alter table job_runs rename to job_runs_away`
  expect(await runJob(job)).toMatchObject({ status: 'failed', because: 'error' })
  await db().$executeRaw`alter table job_runs_away rename to job_runs`
  await db().$executeRaw`alter table smartpay_accounts rename to smartpay_accounts_away`
  const asking = await runJob({ ...job, needs: 'smartpay' })
  await db().$executeRaw`alter table smartpay_accounts_away rename to smartpay_accounts`
  expect(asking).toMatchObject({ status: 'failed', because: 'error' })
  const away = jobThat(async () => {
    await db().$executeRaw`alter table job_runs rename to job_runs_away`
    return done()
  })
  expect(await runJob(away)).toMatchObject({ status: 'failed', because: 'error' })
  await db().$executeRaw`alter table job_runs_away rename to job_runs`
})

test('of two workers one counts the metrics, and the other rests meanwhile', async () => {
  const metrics = jobNamed('metrics')
  let other: JobResult | null = null
  const run = async () => {
    other = await runJob(metrics)
    return done()
  }
  expect(await runJob({ ...metrics, run })).toMatchObject({ status: 'done' })
  expect(other).toMatchObject({ status: 'not_due', complete: true })
})

test('what never completes is late a while after its first run, however often it runs', async () => {
  for (const result of [failed('silent'), done({}, false), failed('silent')]) {
    await runJob(jobThat(async () => result))
    expect(await isLate()).toBe(false)
    await advanceClock(9 * hour)
  }
  expect(await isLate()).toBe(true)
  await runJob(jobThat(async () => done()))
  expect(await isLate()).toBe(false)
})

test('a job that rests is not due, and its record stays', async () => {
  const job = jobThat(async () => done({ looked: 1 }), { restMs: 20 * hour })
  await runJob(job)
  const kept = await record()
  expect(await runJob(job)).toMatchObject({ status: 'not_due' })
  expect(await record()).toEqual(kept)
  await advanceClock(20 * hour)
  expect(await runJob(job)).toMatchObject({ status: 'done' })
})

test('one that stopped early goes on from its cursor, without a rest', async () => {
  const seen: unknown[] = []
  const job = jobThat(
    async ({ cursor, keepCursor }) => {
      seen.push(cursor)
      await keepCursor({ after: seen.length })
      return done({}, seen.length === 3)
    },
    { restMs: 20 * hour, alone: true },
  )
  for (const _ of [1, 2, 3]) await runJob(job)
  expect(seen).toEqual([null, { after: 1 }, { after: 2 }])
  expect(await record()).toMatchObject({ cursor: null })
  expect(await runJob(job)).toMatchObject({ status: 'not_due' })
})

test('a job that runs alone is begun by one of many, and by the next when that one died', async () => {
  const alone = { alone: true }
  let meanwhile: JobResult[] = []
  await runJob(
    jobThat(async () => {
      const other = jobThat(async () => done(), alone)
      meanwhile = await Promise.all([runJob(other), runJob(other)])
      return done()
    }, alone),
  )
  expect(meanwhile.map(({ status }) => status)).toEqual(['not_due', 'not_due'])

  const kept: boolean[] = []
  await runJob(
    jobThat(async ({ keepCursor }) => {
      await advanceClock(hour)
      await runJob(jobThat(async () => done({ next: 1 }), alone))
      kept.push(await keepCursor('lost'))
      return failed('silent')
    }, alone),
  )
  expect(kept).toEqual([false])
  expect(await record()).toMatchObject({ status: 'done', detail: { next: 1 } })
})

test('is due again by the shop’s clock, wherever that was put', async () => {
  const job = jobThat(async () => done(), { everyMs: hour })
  expect(await isDueAgain(job)).toBe(false)
  await runJob(job)
  expect(await isDueAgain(job)).toBe(false)
  await advanceClock(hour)
  expect(await isDueAgain(job)).toBe(true)
})
