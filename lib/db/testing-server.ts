import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { ensureDatabase, startEmbedded } from './embedded.ts'
import { migrate, migrationNames } from './migrate.ts'
import { migrationsPath } from './schema-engine.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: { adminUrl: string; template: string }
  }
}

/** One server for the run, and one migrated database that every test file copies. */
export default async function startTestServer({
  provide,
}: TestProject): Promise<() => Promise<void>> {
  const dir = path.resolve(process.env.DATA_DIR || '.data', 'test-postgres')
  const server = await startEmbedded({ dir, durable: false, maxConnections: 200 })
  const template = `template_${await migrationsHash()}`
  await dropLeftOvers(server.adminUrl, template)
  await makeTemplate(server.adminUrl, template, server.url(`${template}_new`))
  provide('testDatabase', { adminUrl: server.adminUrl, template })
  return server.stop
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of await migrationNames())
    hash.update(name).update(await readFile(path.join(migrationsPath, name, 'migration.sql')))
  return hash.digest('hex').slice(0, 16)
}

/** Under another name until it is complete, so that a killed run leaves no half template. */
async function makeTemplate(adminUrl: string, template: string, newUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
  if (rowCount === 0) {
    await ensureDatabase(adminUrl, `${template}_new`)
    await migrate(newUrl)
    await admin.query(`alter database ${template}_new rename to ${template}`)
  }
  await admin.end()
}

async function dropLeftOvers(adminUrl: string, template: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  const { rows } = await admin.query(
    String.raw`select datname from pg_database where datname like 'w\_%' or datname like 'template\_%'`,
  )
  for (const { datname } of rows)
    if (datname !== template) await admin.query(`drop database if exists ${datname} with (force)`)
  await admin.end()
}
