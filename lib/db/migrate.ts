import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export const migrationsPath = path.join(import.meta.dirname, '../../prisma/migrations')

/** "teiki", as a number: deployments that start at once migrate one after the other. */
const lockKey = 8_435_741

/**
 * Applies what is missing and answers the names; then the web's role is granted what it needs. Writes Prisma's
 * standard table and checksums, so that `prisma migrate deploy` can take over at any time: so a script that
 * makes tables ends with `grant_web_role()`. A migration that
 * fails, or is killed, leaves nothing behind and is tried again by the next call. Throws with its name and
 * PostgreSQL's words.
 */
export async function migrate(databaseUrl: string, folder = migrationsPath): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  // Without it the end of the connection would end the process; the statement under way says so.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Not the limits of the role: a script may take its time, and gives way to what it would hold up.
    await client.query('set statement_timeout = 0')
    await untilLocked(client)
    await client.query(historyTable)
    const missing = await missingFrom(client, folder)
    for (const name of missing) await apply(client, folder, name)
    await grantWebRole(client)
    return missing
  } finally {
    await client.end()
  }
}

/** Asks again and again: a statement that waits inside PostgreSQL would stop `create index concurrently`. */
async function untilLocked(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [lockKey])
    if (rows[0]?.mine === true) return
    await wait(50)
  }
}

/** As Prisma makes it. A row without an end is of a run of Prisma's own that was killed. */
const historyTable = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0);
  update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null`

async function apply(client: pg.Client, folder: string, name: string): Promise<void> {
  const script = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
  const checksum = createHash('sha256').update(script).digest('hex')
  const note = `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    values (gen_random_uuid(), '${checksum}', ${client.escapeLiteral(name)}, clock_timestamp(), 1)`
  try {
    await (isAlone(script) ? runAlone : runWhole)(client, script, note)
  } catch (error) {
    // A script may have left a transaction of its own open.
    await client.query('rollback').catch(() => undefined)
    const said = error instanceof Error ? error.message : error
    throw new Error(`Migration ${name} failed: ${said}`, { cause: error })
  }
}

/** What says CONCURRENTLY may not be in a transaction. */
function isAlone(script: string): boolean {
  return /\bconcurrently\b/i.test(script.replaceAll(/--.*$/gm, ''))
}

/** While a script waits for a table, all who come after it wait, too: it lets them pass and tries again. */
const lockTimeoutMs = 2_000
const mostTries = 15
/** Waited too long for a lock, or was the one that PostgreSQL ended so that others go on. */
const heldUp = ['55P03', '40P01']
const inTransactionBlock = '25001'

/**
 * PostgreSQL takes the script whole, as one transaction, and the note that it was applied with it: a process that is
 * killed at any point leaves both or neither.
 */
async function runWhole(client: pg.Client, script: string, note: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await client.query(`set lock_timeout = ${lockTimeoutMs}`)
      await client.query(`${script}\n;${note}`)
      return
    } catch (error) {
      if (tries === mostTries || !heldUp.some((code) => hasCode(error, code))) throw error
      await client.query('rollback')
      await wait(500 * tries)
    }
  }
}

/** An index that is built this way waits for all older transactions, so without a limit. */
async function runAlone(client: pg.Client, script: string, note: string): Promise<void> {
  await client.query('set lock_timeout = 0')
  try {
    await client.query(script)
  } catch (error) {
    if (!hasCode(error, inTransactionBlock)) throw error
    throw new Error(`${error.message}: it must be the only statement of its script`, {
      cause: error,
    })
  }
  await client.query(note)
}

function hasCode(error: unknown, code: string): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.code === code
}

/** New tables, and a role that somebody made meanwhile. */
async function grantWebRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select to_regprocedure('grant_web_role()') as found`)
  if (rows[0]?.found !== null) await client.query('select grant_web_role()')
}

/** Migrations of this checkout that the database does not have. */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`select to_regclass('_prisma_migrations') as found`)
    return rows[0]?.found === null ? await migrationNames() : await missingFrom(client)
  } finally {
    await client.end()
  }
}

async function missingFrom(client: pg.Client, folder = migrationsPath): Promise<string[]> {
  const { rows } = await client.query(
    'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  )
  const applied = new Set(rows.map(({ name }) => String(name)))
  return (await migrationNames(folder)).filter((name) => !applied.has(name))
}

/** Folder names, oldest first. */
export async function migrationNames(folder = migrationsPath): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}
