import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { looksPooled } from '#lib/database-address.ts'
import { env } from '#lib/env.ts'
import { openCanary } from './canary.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { LimitedTransactions, limitsMs } from './limits.ts'

const statementNames = new Map<string, string>()

/**
 * Whose connections: what people wait for, what time brings, or of lists to the replica. None waits for one that another
 * holds.
 */
type Side = 'pages' | 'jobs' | 'replica'
const side = new AsyncLocalStorage<Side>()

const globals = globalThis as typeof globalThis & { teikiDatabases?: Map<Side, Database> }

type Naming = (sql: string) => { name?: string }
type Database = { pool: pg.Pool; client: PrismaClient; naming: Naming }

/** One pool and one client a side, also across hot reloads. Nothing connects before the first query. */
export function db(): PrismaClient {
  return database().client
}

/** Whatever `work` asks the database, and whatever it calls, goes over the connections of the jobs. */
export function onJobConnections<Value>(work: () => Promise<Value>): Promise<Value> {
  return side.run('jobs', work)
}

/** The same over those to the replica: `replica.ts` alone says when. */
export function onReplicaConnections<Value>(work: () => Promise<Value>): Promise<Value> {
  return side.run('replica', work)
}

/**
 * Rows past Prisma, for who reads a million of them piece by piece. They are taken out of the driver's
 * answer: answers that have grown old keep each other alive until V8 clears its old heap (measured over a
 * million rows: the process grew by 108 MB with the rows in them, by 4 MB without).
 */
export async function readRows({ text, values }: Prisma.Sql): Promise<unknown[]> {
  const { pool, naming } = database()
  const { rows } = await pool.query({ text, values, ...naming(text) })
  return rows.splice(0)
}

/** Ends the pools: for commands and tests, which would hang otherwise. */
export async function closeDatabase(): Promise<void> {
  const open = [...(globals.teikiDatabases?.values() ?? [])]
  delete globals.teikiDatabases
  for (const { client, pool } of open) {
    await client.$disconnect()
    if (!pool.ended) await pool.end()
  }
}

function database(): Database {
  globals.teikiDatabases ??= new Map()
  const whose = side.getStore() ?? 'pages'
  const known = globals.teikiDatabases.get(whose)
  if (known) return known
  const opened = whose === 'replica' ? openReplica() : open(env().databaseUrl, env().pooled)
  globals.teikiDatabases.set(whose, opened)
  return opened
}

type Patience = { connectMs: number; queryMs: number; limits: Record<string, number> }

const patience: Patience = { connectMs: 5_000, queryMs: 20_000, limits: limitsMs }

/** Whoever waits for the replica has the database itself besides: it gets less time. */
const replicaPatience: Patience = {
  connectMs: 2_000,
  queryMs: 6_000,
  limits: { ...limitsMs, statement_timeout: 5_000 },
}

function openReplica(): Database {
  const { replicaUrl = '', pooled } = env()
  return open(replicaUrl, pooled || looksPooled(replicaUrl), replicaPatience)
}

/**
 * A pooler in front takes neither startup settings nor named statements: there the limits stand at the role
 * (`limitRole`), for every statement, and again at the beginning of every transaction.
 */
function open(
  connectionString: string,
  pooled: boolean,
  { connectMs, queryMs, limits } = patience,
): Database {
  const pool = new pg.Pool({
    connectionString,
    max: 5,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 30_000,
    query_timeout: queryMs,
    verify: verifySecret(),
    ...(pooled ? {} : { ...limits, options: '-c jit=off' }),
  })
  // Without these a restart of the database would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (connection) => connection.on('error', () => undefined))
  const naming: Naming = (sql) => (pooled ? {} : { name: statementName(sql) })
  const adapter = pooled
    ? new LimitedTransactions(pool)
    : new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) })
  // The statements have limits of their own: Prisma's 5 s would end a transaction that only waits its turn.
  const transactionOptions = { maxWait: 10_000, timeout: 30_000 }
  const client = new PrismaClient({ adapter, errorFormat: 'minimal', transactionOptions })
  return { pool, client, naming }
}

/** Nothing is read or written with another APP_SECRET than the database's: a pool asks before its first statement. */
function verifySecret() {
  let verified = false
  return (connection: pg.PoolClient, done: (error?: Error) => void): void => {
    if (verified) {
      done()
      return
    }
    openCanary(connection, env().appSecret).then((opened) => {
      verified = opened !== 'no-table'
      done()
    }, done)
  }
}

/** Named statements are planned once per connection (measured: half the time of a small query). */
function statementName(sql: string): string {
  const known = statementNames.get(sql)
  if (known) return known
  const name = `p${createHash('sha1').update(sql).digest('hex').slice(0, 24)}`
  if (statementNames.size < 500) statementNames.set(sql, name)
  return name
}
