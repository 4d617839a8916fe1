import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'

/** Makes Prisma's client when the schema changed since it was made. Needs neither network nor database. */
export function generate() {
  const cli = path.join(root, 'node_modules/prisma/build/index.js')
  const stamp = path.join(root, 'lib/db/generated/.schema-hash')
  const hash = createHash('sha256')
    .update(readFileSync(path.join(root, 'prisma/schema.prisma')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!existsSync(cli)) {
    console.log('Prisma is not installed here: the database client was not generated.')
    return
  }
  const made = spawnSync(process.execPath, [cli, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    // Any executable will do: generating never runs it, and without it Prisma would try a download.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  })
  if (made.status !== 0) throw new Error(`prisma generate failed:\n${made.stderr}`)
  writeFileSync(stamp, hash)
}
