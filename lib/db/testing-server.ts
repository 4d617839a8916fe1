import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { root } from '#lib/cli/local/install.mjs'
import { invokingVariable } from '#lib/cli/local/invoking-environment.mjs'
import { prepareFolder } from '#lib/cli/local/local-run.ts'
import { releaseLock, takeLock } from '#lib/cli/local/lock.mjs'
import { ensureDatabase, startEmbedded } from './embedded.ts'
import { migrate, migrationNames, migrationsPath } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: { adminUrl: string; template: string }
  }
}

/**
 * One server for the run, and one migrated database that every test file copies. Runs with the same
 * DATA_DIR wait for each other.
 */
export default async function startTestServer({
  provide,
}: TestProject): Promise<() => Promise<void>> {
  const dataDir = path.resolve(root, invokingVariable('DATA_DIR') || '.data')
  prepareFolder(dataDir)
  const lock = path.join(dataDir, 'test-postgres.lock')
  await hold(lock)
  const server = await startEmbedded({
    dir: path.join(dataDir, 'test-postgres'),
    durable: false,
    maxConnections: 200,
  })
  const template = await withAdmin(server.adminUrl, (admin) => makeTemplate(admin, server))
  provide('testDatabase', { adminUrl: server.adminUrl, template })
  return async () => {
    await server.stop()
    releaseLock(lock)
  }
}

async function hold(lock: string): Promise<void> {
  for (let waited = false; takeLock(lock) !== null; waited = true) {
    if (!waited) console.log('Another test run uses this DATA_DIR; waiting for it to end…')
    await wait(300)
  }
}

/** Under another name until it is complete, so that a killed run leaves no half template. */
async function makeTemplate(
  admin: pg.Client,
  { adminUrl, url }: { adminUrl: string; url(name: string): string },
): Promise<string> {
  const template = `template_${await migrationsHash()}`
  await dropLeftOvers(admin, template)
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
  if (rowCount === 0) {
    await ensureDatabase(adminUrl, `${template}_new`)
    await migrate(url(`${template}_new`))
    await admin.query(`alter database ${template}_new rename to ${template}`)
  }
  return template
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of await migrationNames())
    hash.update(name).update(await readFile(path.join(migrationsPath, name, 'migration.sql')))
  return hash.digest('hex').slice(0, 16)
}

async function dropLeftOvers(admin: pg.Client, template: string): Promise<void> {
  const { rows } = await admin.query(
    String.raw`select datname from pg_database where datname like 'w\_%' or datname like 'template\_%'`,
  )
  for (const { datname } of rows)
    if (datname !== template) await admin.query(`drop database if exists ${datname} with (force)`)
}

async function withAdmin<Value>(
  adminUrl: string,
  work: (admin: pg.Client) => Promise<Value>,
): Promise<Value> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
