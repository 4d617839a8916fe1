import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, inject } from 'vitest'
import { ensureDatabase } from './embedded.ts'
import { migrate, migrationNames, migrationsPath } from './migrate.ts'
import { testDatabaseUrl } from './testing.ts'

/**
 * For each test of the file a database as it was before a migration, in which what a row belongs to need not be there.
 * `upgrade` applies that migration, and none after it; `upgradeAll` all that there are.
 */
export function withOlderDatabase(before: string) {
  const { adminUrl } = inject('testDatabase')
  const url = new URL(testDatabaseUrl)
  url.pathname += '_older'
  const name = url.pathname.slice(1)
  const older = {
    client: new pg.Client(),
    upgrade: () => migrateThrough((one) => one <= before),
    upgradeAll: () => migrate(url.href),
  }

  async function migrateThrough(applies: (name: string) => boolean): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), 'teiki-migrations-'))
    for (const one of (await migrationNames()).filter(applies))
      cpSync(path.join(migrationsPath, one), path.join(folder, one), { recursive: true })
    try {
      await migrate(url.href, folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  beforeEach(async () => {
    await ensureDatabase(adminUrl, name)
    await migrateThrough((one) => one < before)
    older.client = new pg.Client({ connectionString: url.href })
    await older.client.connect()
    await older.client.query(`set session_replication_role = 'replica'`)
  })

  afterEach(async () => {
    await older.client.end()
    const admin = new pg.Client({ connectionString: adminUrl })
    await admin.connect()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })

  return older
}
