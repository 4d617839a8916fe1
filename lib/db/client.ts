import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '#lib/env.ts'
import { openCanary } from './canary.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { LimitedTransactions, limitsMs } from './limits.ts'

const statementNames = new Map<string, string>()

const globals = globalThis as typeof globalThis & { teikiDatabase?: Database }

type Naming = (sql: string) => { name?: string }
type Database = { pool: pg.Pool; client: PrismaClient; naming: Naming }

/** One pool and one client a process, also across hot reloads. Nothing connects before the first query. */
export function db(): PrismaClient {
  return database().client
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

/** Ends the pool: for commands and tests, which would hang otherwise. */
export async function closeDatabase(): Promise<void> {
  const open = globals.teikiDatabase
  delete globals.teikiDatabase
  await open?.client.$disconnect()
  if (open && !open.pool.ended) await open.pool.end()
}

function database(): Database {
  globals.teikiDatabase ??= open(env().databaseUrl, env().pooled)
  return globals.teikiDatabase
}

/**
 * A pooler in front takes neither startup settings nor named statements: there the limits stand at the role
 * (`limitRole`), for every statement, and again at the beginning of every transaction.
 */
function open(connectionString: string, pooled: boolean): Database {
  const pool = new pg.Pool({
    connectionString,
    max: 5,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    query_timeout: 20_000,
    verify: verifySecret(),
    ...(pooled ? {} : limitsMs),
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
