import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { diffSchema } from '#lib/db/diff.ts'
import { migrationNames, migrationsPath } from '#lib/db/migrate.ts'
import { readSchema } from '#lib/db/read-schema.ts'
import { root } from '../local/install.mjs'

/**
 * `npm run db:diff -- what_it_does`: a migration from the last committed schema to the present one, from
 * nothing when there is none yet. Needs no database.
 */
export async function run([what]: string[]): Promise<void> {
  if (!what || !/^[a-z0-9_]+$/.test(what))
    throw new Error('Name it: npm run db:diff -- what_it_does')
  const before = (await migrationNames()).length > 0 ? committedSchema() : null
  const sql = await diffSchema(before, await readSchema())
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
    const names = git('ls-tree', '--name-only', 'HEAD', 'prisma/schema/').trim()
    if (names !== '') return git('show', ...names.split('\n').map((name) => `HEAD:./${name}`))
  } catch {
    // There is no repository, or nothing is committed in it yet.
  }
  throw new Error('git knows no committed prisma/schema to compare with: commit it first')
}

function git(...args: string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
