import { Logger, makeWorkerUtils, run } from 'graphile-worker'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { afterCall, beforeCall } from './charge-sql.ts'

const connections = 10
/** As long as what the engine seals. */
const sealed = 'x'.repeat(1_600)

/** What one job does: two statements, and between them a provider that answers at once. */
async function charge(pool: pg.Pool, id: string): Promise<void> {
  await pool.query({ name: 'before', text: beforeCall, values: [id, sealed] })
  await Promise.resolve()
  await pool.query({ name: 'after', text: afterCall, values: [id] })
}

/** Seconds for one job a charge, of charges that are due. */
export type JobQueue = (databaseUrl: string, ids: readonly string[]) => Promise<number>

/** graphile-worker with a local queue and batched completion, as its pages about performance say. */
export const graphileWorker: JobQueue = async (databaseUrl, ids) => {
  const pool = poolOf(databaseUrl)
  const utils = await makeWorkerUtils({ connectionString: databaseUrl })
  await utils.migrate()
  await utils.release()
  await pool.query(
    `select graphile_worker.add_jobs(array(select json_populate_record(null::graphile_worker.job_spec,
      json_build_object('identifier', 'charge', 'payload', json_build_object('id', id))) from unnest($1::text[]) id))`,
    [ids],
  )
  const left = new Countdown(ids.length)
  const begun = performance.now()
  const runner = await run({
    preset: {
      worker: {
        connectionString: databaseUrl,
        maxPoolSize: connections,
        concurrentJobs: 24,
        localQueue: { size: 500 },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        logger: new Logger(() => () => undefined),
      },
    },
    noHandleSignals: true,
    taskList: {
      charge: async (payload) => {
        await charge(pool, (payload as { id: string }).id)
        left.one()
      },
    },
  })
  await left.ended
  const seconds = (performance.now() - begun) / 1_000
  await runner.stop()
  await pool.end()
  return seconds
}

/** pg-boss with the shortest polling that it takes, and batches whose jobs run at the same time. */
export const pgBoss: JobQueue = async (databaseUrl, ids) => {
  const pool = poolOf(databaseUrl)
  const boss = new PgBoss({ connectionString: databaseUrl, max: connections })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.createQueue('charge')
  await boss.insert(ids.map((id) => ({ name: 'charge', data: { id } })))
  const left = new Countdown(ids.length)
  const begun = performance.now()
  await boss.work<{ id: string }>(
    'charge',
    { batchSize: 1_000, pollingIntervalSeconds: 0.5 },
    async (jobs) => {
      await Promise.all(jobs.map(({ data }) => charge(pool, data.id)))
      for (const _ of jobs) left.one()
    },
  )
  await left.ended
  const seconds = (performance.now() - begun) / 1_000
  await boss.stop({ graceful: true })
  await pool.end()
  return seconds
}

function poolOf(connectionString: string): pg.Pool {
  return new pg.Pool({ connectionString, max: connections })
}

/** Says when so many were done. */
class Countdown {
  #left: number
  #end: () => void = () => undefined
  readonly ended = new Promise<void>((resolve) => {
    this.#end = resolve
  })

  constructor(count: number) {
    this.#left = count
  }

  one(): void {
    this.#left -= 1
    if (this.#left === 0) this.#end()
  }
}
