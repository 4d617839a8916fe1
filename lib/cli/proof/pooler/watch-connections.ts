import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { askPooler } from '../../local/start-pooler.ts'

/** The most that there were at one time. */
export type MostConnections = {
  /** Of storefront, worker, runners and commands to PgBouncer. */
  clients: number
  /** Of their role at PostgreSQL, by its own word: also one past the pooler would be among them. */
  servers: number
}

const countSchema = z.tuple([z.object({ count: z.number() })])
const poolSchema = z.array(
  z.object({ user: z.string(), cl_active: z.coerce.number(), cl_waiting: z.coerce.number() }),
)

const everyMs = 250

type Addresses = {
  /** Of the web's role, through the pooler. */
  pooledUrl: string
  /** Of the owner, past it. */
  directUrl: string
}

/** Counts until it is stopped. PgBouncer closes none for minutes, so that nothing escapes it. */
export function watchConnections({ pooledUrl, directUrl }: Addresses) {
  const most: MostConnections = { clients: 0, servers: 0 }
  const role = new URL(pooledUrl).username
  const stop = new AbortController()
  const watch = async () => {
    const postgres = new pg.Client({ connectionString: directUrl })
    // Ctrl-C ends PostgreSQL under it.
    postgres.on('error', () => undefined)
    await postgres.connect()
    while (!stop.signal.aborted) {
      most.servers = Math.max(most.servers, await countAt(postgres, role))
      most.clients = Math.max(most.clients, await countClients(pooledUrl, role))
      await wait(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
    await postgres.end()
  }
  const watching = watch()
  watching.catch(() => undefined)
  return async (): Promise<MostConnections> => {
    stop.abort()
    await watching
    return most
  }
}

async function countAt(postgres: pg.Client, role: string): Promise<number> {
  const { rows } = await postgres.query(
    'select count(*)::int as count from pg_stat_activity where usename = $1',
    [role],
  )
  return countSchema.parse(rows)[0].count
}

async function countClients(pooledUrl: string, role: string): Promise<number> {
  const pools = poolSchema.parse(await askPooler(pooledUrl, 'show pools'))
  return pools
    .filter(({ user }) => user === role)
    .reduce((sum, { cl_active, cl_waiting }) => sum + cl_active + cl_waiting, 0)
}
