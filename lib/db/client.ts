import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '#lib/env.ts'
import { PrismaClient } from './generated/client.ts'

const statementNames = new Map<string, string>()

const globals = globalThis as typeof globalThis & { teikiDatabase?: Database }

type Database = { pool: pg.Pool; client: PrismaClient }

/** One pool and one client a process, also across hot reloads. Nothing connects before the first query. */
export function db(): PrismaClient {
  return database().client
}

/** Ends the pool: for commands and tests, which would hang otherwise. */
export async function closeDatabase(): Promise<void> {
  const open = globals.teikiDatabase
  delete globals.teikiDatabase
  await open?.client.$disconnect()
  if (open && !open.pool.ended) await open.pool.end()
}

function database(): Database {
  globals.teikiDatabase ??= open(env().databaseUrl, env().directUrl !== env().databaseUrl)
  return globals.teikiDatabase
}

/** A pooler in front (DIRECT_URL names what is behind) takes neither startup settings nor named statements. */
function open(connectionString: string, pooled: boolean): Database {
  const limits = { statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000 }
  const pool = new pg.Pool({
    connectionString,
    max: 5,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    query_timeout: 20_000,
    ...(pooled ? {} : limits),
  })
  // Without these a restart of the database would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (connection) => connection.on('error', () => undefined))
  const naming = { statementNameGenerator: ({ sql }: { sql: string }) => statementName(sql) }
  const adapter = new PrismaPg(pool, pooled ? {} : naming)
  return { pool, client: new PrismaClient({ adapter, errorFormat: 'minimal' }) }
}

/** Named statements are planned once per connection (measured: half the time of a small query). */
function statementName(sql: string): string {
  const known = statementNames.get(sql)
  if (known) return known
  const name = `p${createHash('sha1').update(sql).digest('hex').slice(0, 24)}`
  if (statementNames.size < 500) statementNames.set(sql, name)
  return name
}
