import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { migrationsPath, withSchemaEngine } from './schema-engine.ts'

/** "teiki", as a number: deployments that start at once migrate one after the other. */
const lockKey = 8_435_741

/**
 * Applies what is missing and answers the names; then the web's role is granted what it needs. Writes Prisma's
 * standard table and checksums, so that `prisma migrate deploy` can take over at any time. A migration that
 * fails, or is killed, leaves nothing behind and is tried again by the next call. Throws with its name and
 * PostgreSQL's words.
 */
export async function migrate(databaseUrl: string, folder = migrationsPath): Promise<string[]> {
  // One connection for all: the lock then lasts until PostgreSQL is done with a script, even if we die.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 })
  pool.on('error', () => undefined)
  try {
    // Not the limits of the role: a script may take its time, and gives way to what it would hold up.
    await pool.query('set statement_timeout = 0')
    await untilLocked(pool)
    await forgetUnfinished(pool)
    const applied = await apply(pool, folder)
    await grantWebRole(pool)
    return applied
  } finally {
    await pool.end()
  }
}

/** Asks again and again: a statement that waits inside PostgreSQL would stop `create index concurrently`. */
async function untilLocked(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query('select pg_try_advisory_lock($1) as mine', [lockKey])
    if (rows[0]?.mine === true) return
    await wait(50)
  }
}

async function apply(pool: pg.Pool, folder: string): Promise<string[]> {
  const migrationsList = await readMigrations(folder)
  const filters = { externalTables: [], externalEnums: [] }
  try {
    const { appliedMigrationNames } = await withSchemaEngine(pool, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    )
    return appliedMigrationNames
  } catch (error) {
    const [name] = await cleanUp(pool).catch(() => [])
    if (name === undefined || !(error instanceof Error)) throw error
    throw new Error(`Migration ${name} failed: ${error.message}`, { cause: error })
  }
}

/** New tables, and a role that somebody made meanwhile. */
async function grantWebRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(`select to_regprocedure('grant_web_role()') as found`)
  if (rows[0]?.found !== null) await pool.query('select grant_web_role()')
}

/** A script may have left a transaction of its own open. */
async function cleanUp(pool: pg.Pool): Promise<string[]> {
  await pool.query('rollback')
  return forgetUnfinished(pool)
}

/** A script is one transaction with the note that it finished: without the note it was rolled back. */
async function forgetUnfinished(pool: pg.Pool): Promise<string[]> {
  if (!(await hasHistory(pool))) return []
  const { rows } = await pool.query(`
    update _prisma_migrations set rolled_back_at = now()
    where finished_at is null and rolled_back_at is null returning migration_name`)
  return rows.map(({ migration_name }) => String(migration_name))
}

/** Migrations of this checkout that the database does not have. */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const known = (await hasHistory(client))
      ? await client.query(
          'select migration_name from _prisma_migrations where finished_at is not null',
        )
      : { rows: [] }
    const applied = new Set(known.rows.map((row) => String(row.migration_name)))
    return (await migrationNames()).filter((name) => !applied.has(name))
  } finally {
    await client.end()
  }
}

async function hasHistory(database: pg.Pool | pg.Client): Promise<boolean> {
  const { rows } = await database.query(`select to_regclass('_prisma_migrations') as found`)
  return rows[0]?.found !== null
}

/** Folder names, oldest first. */
export async function migrationNames(folder = migrationsPath): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

async function readMigrations(folder: string) {
  const names = await migrationNames(folder)
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  )
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories }
}
