import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { migrationNames, migrationsPath } from './migrate.ts'

const call = /SELECT "?grant_web_role"?\(\);\s*$/i

test('a migration that makes tables ends with the grants, or is followed by them', async () => {
  let without: string[] = []
  for (const name of await migrationNames()) {
    const script = await readFile(path.join(migrationsPath, name, 'migration.sql'), 'utf8')
    if (call.test(script)) without = []
    else if (/create table/i.test(script)) without.push(name)
  }
  expect(without).toEqual([])
})
