import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { cli } from '../../local/programs.ts'
import { copySubscriptions } from '../world/copy-subscriptions.ts'
import { ourName } from '../world/start-world.ts'
import { advanceWorld } from '../world/world-clock.ts'
import { type Surroundings, startRunner, type WatchedRunner } from './watched-runner.ts'

type Storm = {
  surroundings: Surroundings
  restarts: number
  terminations: number
  /** Two at first, then so many. */
  runners: number
  payers: readonly string[]
}

/** What it led to: sentences about workers that did not survive it. */
export async function restartDatabase(storm: Storm): Promise<string[]> {
  const workers: WatchedRunner[] = []
  const start = async (count: number) => {
    const args = [cli, 'worker']
    while (workers.length < count)
      workers.push(await startRunner({ ...storm.surroundings, args }, () => undefined))
    // One that cannot begin says so and ends: whoever keeps it running starts it again.
    await Promise.all(workers.map(({ ready }) => ready))
  }
  await start(Math.min(2, storm.runners))
  await blow(storm, { restarts: Math.floor(storm.restarts / 2), terminations: Math.floor(storm.terminations / 2) })
  await start(storm.runners)
  await blow(storm, { restarts: Math.ceil(storm.restarts / 2), terminations: Math.ceil(storm.terminations / 2) })
  const stopped = await chargesOfEach(storm, workers)
  const ends = await Promise.all(workers.map(endOf))
  return [...stopped, ...ends.flat()]
}

/** Work falls due all the time meanwhile. */
async function blow(
  { surroundings: { world }, payers }: Storm,
  { restarts, terminations }: { restarts: number; terminations: number },
): Promise<void> {
  const spanMs = (restarts + terminations) * stepMs
  await copySubscriptions({
    from: payers,
    count: Math.ceil(((restarts + terminations) * 6) / payers.length),
    withinMs: Math.max(spanMs, stepMs),
  })
  for (let done = 0; done < Math.max(restarts, terminations); done += 1) {
    await advanceWorld(stepMs)
    await wait(150)
    if (done < terminations) await terminateAll(world.directUrl)
    if (done < restarts) {
      await wait(300)
      await world.crashDatabase()
    }
  }
}

/** Short, so that no charge that is under way seems to be older than any call is. */
const stepMs = 30_000

async function terminateAll(directUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl })
  await client.connect()
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name <> '${ourName}' and pid <> pg_backend_pid()`)
  await client.end()
}

const longestMs = 60_000

/** After all of it each of them still charges. */
async function chargesOfEach({ payers }: Storm, workers: readonly WatchedRunner[]): Promise<string[]> {
  const before = workers.map((worker) => worker.sent())
  const idle = () => workers.filter((worker, index) => worker.isAlive() && worker.sent() === before[index])
  for (let waitedMs = 0; idle().length > 0 && waitedMs < longestMs; waitedMs += 1_000) {
    await copySubscriptions({ from: payers, count: Math.ceil((workers.length * 40) / payers.length), withinMs: 0 })
    await wait(1_000)
  }
  return [
    ...workers.filter((worker) => !worker.isAlive()).map(({ pid }) => `worker ${pid} did not survive`),
    ...idle().map(({ pid }) => `worker ${pid} charges no more`),
  ]
}

async function endOf(worker: WatchedRunner): Promise<string[]> {
  worker.send('SIGTERM')
  const how = await Promise.race([worker.ended, wait(longestMs, 'still there', { ref: false })])
  if (worker.isAlive()) worker.send('SIGKILL')
  await worker.ended
  worker.close()
  return how === 'code 0' ? [] : [`worker ${worker.pid} ended with ${how}`]
}
