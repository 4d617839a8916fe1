import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inProject, root } from './install.mjs'
import { installEnvironment } from './invoking-environment.mjs'

const client = path.join(root, 'lib/db/generated/client.ts')
const hashFile = path.join(root, 'lib/db/generated/.schema-hash')

/** Makes Prisma's client, one process at a time, when the schema changed since it was made. */
export async function ensureGenerated() {
  if (!isGenerated()) await inProject('.install.lock', () => isGenerated() || generate())
}

/** Needs neither network nor database. */
export function generate() {
  const cli = path.join(root, 'node_modules/prisma/build/index.js')
  if (!existsSync(cli)) {
    console.log('Prisma is not installed here: the database client was not generated.')
    return
  }
  const hash = schemaHash()
  const made = spawnSync(process.execPath, [cli, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    // Any executable will do: generating never runs it, and without it Prisma would try a download.
    env: /** @type {any} */ ({
      ...installEnvironment(),
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    }),
  })
  if (made.status !== 0) throw new Error(`prisma generate failed:\n${made.stderr}`)
  writeFileSync(hashFile, hash)
}

function isGenerated() {
  return (
    existsSync(client) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === schemaHash()
  )
}

function schemaHash() {
  const folder = path.join(root, 'prisma/schema')
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort())
    hash.update(`\0${name}\0`).update(readFileSync(path.join(folder, name)))
  return hash.digest('hex')
}
