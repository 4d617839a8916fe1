import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { migrationsPath, withSchemaEngine } from './schema-engine.ts'

/** "teiki", as a number: deployments that start at once migrate one after the other. */
const lockKey = 8_435_741

/**
 * Applies what is missing and answers the names. Writes Prisma's standard table and checksums, so that
 * `prisma migrate deploy` can take over at any time.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [lockKey])
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, async (engine) =>
      engine.applyMigrations({
        migrationsList: await readMigrations(),
        filters: { externalTables: [], externalEnums: [] },
      }),
    )
    return appliedMigrationNames
  } finally {
    await lock.end()
  }
}

/** Migrations of this checkout that the database does not have. */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const table = await client.query(`select to_regclass('_prisma_migrations') as found`)
    const known = table.rows[0]?.found
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

/** Folder names, oldest first. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsPath, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

async function readMigrations() {
  const names = await migrationNames()
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(migrationsPath, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  )
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }
  return { baseDir: migrationsPath, lockfile, shadowDbInitScript: '', migrationDirectories }
}
