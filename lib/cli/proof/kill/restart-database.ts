import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { elapsedMs } from '#lib/clock.ts'
import { cli } from '../../local/programs.ts'
import { copySubscriptions } from '../world/copy-subscriptions.ts'
import type { EmbeddedServer } from '../world/embedded-server.ts'
import { ourName } from '../world/start-world.ts'
import { advanceWorld } from '../world/world-clock.ts'
import { endRunner, findIdle } from './survivors.ts'
import { type Surroundings, startRunner, type WatchedRunner } from './watched-runner.ts'

type Storm = {
  surroundings: Surroundings
  server: EmbeddedServer
  restarts: number
  terminations: number
  /** Two at first, then so many. */
  runners: number
  payers: readonly string[]
}

export type StormResult = {
  /** How often it came while charges were being sent. */
  underLoad: number
  /** Sentences about workers that did not survive it. */
  trouble: string[]
}

/**
 * Crashes PostgreSQL and terminates every connection, again and again, while workers charge. They are the worker of
 * `npm run worker`, and nobody starts one again.
 */
export async function restartDatabase(storm: Storm): Promise<StormResult> {
  const { restarts, terminations, runners } = storm
  if (restarts + terminations === 0) return { underLoad: 0, trouble: [] }
  const surroundings = { ...storm.surroundings, args: [cli, 'worker'], delayMs: slowMs }
  const workers: WatchedRunner[] = []
  const start = async (count: number) => {
    while (workers.length < count) workers.push(await startRunner(surroundings, () => undefined))
    // One that cannot begin says so and ends: whoever keeps it running starts it again.
    await Promise.all(workers.map(({ ready }) => ready))
  }
  await start(Math.min(2, runners))
  const [few, many] = [Math.floor, Math.ceil].map((round) => ({
    ...storm,
    restarts: round(restarts / 2),
    terminations: round(terminations / 2),
  }))
  let underLoad = few ? await blow(few, workers) : 0
  await start(runners)
  underLoad += many ? await blow(many, workers) : 0
  const stopped = await findIdle(workers, storm.payers)
  const ends = await Promise.all(workers.map(endRunner))
  return { underLoad, trouble: [...stopped, ...ends.flat()] }
}

/** Each order takes Smartpay so long, so that some are always under way. */
const slowMs = 100
/** Short, so that no charge that is under way seems to be older than any call is. */
const stepMs = 30_000
/** Charges that fall due from one to the next. */
const chargesEach = 12

/** @returns how often it came while charges were being sent */
async function blow(
  { surroundings: { world }, server, payers, restarts, terminations }: Storm,
  workers: readonly WatchedRunner[],
): Promise<number> {
  const count = restarts + terminations
  await copySubscriptions({
    from: payers,
    count: Math.ceil((count * chargesEach) / payers.length),
    withinMs: count * stepMs,
  })
  let underLoad = 0
  for (let done = 1; done <= count; done += 1) {
    await advanceWorld(stepMs)
    if (await isSending(workers)) underLoad += 1
    const isRestart =
      Math.floor((done * restarts) / count) > Math.floor(((done - 1) * restarts) / count)
    if (isRestart) await server.crash()
    else await terminateAll(world.directUrl)
  }
  return underLoad
}

/** Waits until somebody sends something, but not for ever: what is due may wait for its time. */
async function isSending(workers: readonly WatchedRunner[]): Promise<boolean> {
  const untilMs = elapsedMs() + 4_000
  while (elapsedMs() < untilMs) {
    if (workers.some(({ orders }) => orders.underWay() > 0)) return true
    await wait(10)
  }
  return false
}

async function terminateAll(directUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl })
  await client.connect()
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name <> $1 and pid <> pg_backend_pid()`,
    [ourName],
  )
  await client.end()
}
