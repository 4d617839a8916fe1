import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { diffSchema } from '#lib/db/diff.ts'
import { migrationNames, migrationsPath } from '#lib/db/migrate.ts'
import { schemaPath } from '#lib/db/schema-engine.ts'
import { root } from '../local/install.mjs'

/**
 * `npm run db:diff -- what_it_does`: a migration from the last committed schema to the present one, from
 * nothing when there is none yet. Needs no database.
 */
export async function run([what]: string[]): Promise<void> {
  if (!what || !/^[a-z0-9_]+$/.test(what))
    throw new Error('Name it: npm run db:diff -- what_it_does')
  const before = (await migrationNames()).length > 0 ? committedSchema() : null
  const sql = await diffSchema(before, await readFile(schemaPath, 'utf8'))
  if (/^\s*(--.*)?\s*$/.test(sql))
    throw new Error('The schema has not changed since the last commit')
  const time = Temporal.Now.instant().toString({ smallestUnit: 'second' }).replace(/\D/g, '')
  const folder = path.join(migrationsPath, `${time}_${what}`)
  await mkdir(folder)
  await writeFile(path.join(folder, 'migration.sql'), sql)
  console.log(
    `Wrote ${path.relative(root, folder)}/migration.sql: read it, then npm run db:migrate`,
  )
}

function committedSchema(): string {
  try {
    return execFileSync('git', ['show', 'HEAD:./prisma/schema.prisma'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    throw new Error('git knows no committed prisma/schema.prisma to compare with: commit it first')
  }
}
