import { setTimeout as wait } from 'node:timers/promises'
import { claimCharges } from '#lib/charging/claim-charges.ts'
import { db } from '#lib/db/client.ts'
import { type JobName, jobNamed } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { budgetOf } from '#lib/queue/budget.ts'
import { createOrder } from '#lib/smartpay/orders.ts'
import { SeededRandom } from '../../demo-data/seeded-random.ts'
import type { Mix } from './mix.ts'
import { readDue } from './next-moment.ts'

/** A job that has nothing to do is run all the same, one time in twenty; so are those that ask Smartpay about every token. */
const idleShare = 0.05

/** All jobs, as many times at once as the mix says, each in an order of its own; or the daily call. */
export async function runJobs(mix: Mix, random: SeededRandom): Promise<void> {
  const chosen = await chooseJobs(mix, random)
  const seeds = Array.from({ length: mix.runs }, () => random.between(0, 1_000_000))
  await Promise.all([
    ...seeds.map((seed) =>
      mix.dailyHour === null ? runOnce(mix, chosen, seed) : runDaily(chosen),
    ),
    random.next() < mix.deaths ? breakDown(random) : null,
  ])
  if (mix.deaths > 0) await dropCutConnections()
}

/** Those that touch agreements, orders and money: of the others a shop of the simulator has nothing. */
async function chooseJobs({ rehearses }: Mix, random: SeededRandom): Promise<JobName[]> {
  const due = await readDue()
  const drawn = Array.from({ length: 7 }, () => random.next() < idleShare)
  const [money, emails, events, signups, operations, tokens, refunds] = drawn
  return [
    ...(due.orders || money ? (['orders', 'dunning', 'charge'] as const) : []),
    ...(rehearses ? (['rehearse'] as const) : []),
    ...(due.emails || emails ? (['emails'] as const) : []),
    ...(due.events || events ? (['events'] as const) : []),
    ...(due.signups || signups ? (['signups'] as const) : []),
    ...(due.refunds || refunds ? (['refunds'] as const) : []),
    ...(due.operations || operations ? (['token-operations'] as const) : []),
    ...(tokens ? (['comparison', 'token-checks'] as const) : []),
  ]
}

async function runDaily(chosen: readonly JobName[]): Promise<void> {
  await runSweep(
    budgetOf(240_000),
    chosen.map((name) => jobNamed(name)),
  )
}

/** Each cron may fire twice. */
async function runOnce(
  { runs, deaths, runMs }: Mix,
  chosen: readonly JobName[],
  seed: number,
): Promise<void> {
  const random = new SeededRandom(seed)
  for (const name of random.shuffle(chosen)) {
    const job = jobNamed(name)
    const budgetMs = random.next() < deaths ? random.between(0, 60) : Math.min(job.budgetMs, runMs)
    const times = runs >= 8 && random.next() < 0.3 ? 2 : 1
    await Promise.all(Array.from({ length: times }, () => runJob(job, budgetOf(budgetMs))))
  }
}

/** What ends a run from outside. */
async function breakDown(random: SeededRandom): Promise<void> {
  const [kind, waitMs, size] = [random.between(0, 3), random.between(0, 80), random.between(1, 12)]
  if (kind < 2) {
    // In real time: in the middle of whatever the runs are at.
    await wait(waitMs)
    await cutConnections()
    return
  }
  const { charges } = await claimCharges(true, size).catch(() => ({ charges: [] }))
  // Whoever had these is gone: before the call, or after Smartpay answered.
  if (kind === 3)
    await Promise.all(charges.map(({ id, request }) => createOrder(request, `charge_${id}`)))
}

/** As a restart of the database or of a pooler does it; ours too, which is the last to go. */
async function cutConnections(): Promise<void> {
  await db().$executeRaw`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.catch(() => 0)
}

/** The pool may still hold connections that were cut: whoever asks next would hear of it. */
async function dropCutConnections(): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => db().$executeRaw`select`.catch(() => 0)))
}
