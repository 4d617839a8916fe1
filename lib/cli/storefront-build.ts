import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './install.mjs'

const sources = [
  'app',
  'lib',
  'public',
  'prisma/schema.prisma',
  'next.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
  'package-lock.json',
]
/** What the storefront never contains. */
const apart = /\.test\.ts$|\/lib\/(cli|sandbox|db\/generated)\/|\.md$/

/** Builds the storefront unless the last build is of these very sources. One build serves every port. */
export async function ensureStorefront(say: (line: string) => void): Promise<void> {
  const stamp = path.join(root, '.next/teiki-sources')
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash()
  if (isFresh()) return
  const lock = path.join(root, '.next.lock')
  await takeLock(lock)
  try {
    if (isFresh()) return
    say('Building the storefront, about half a minute…')
    build()
    writeFileSync(stamp, sourcesHash())
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** `next build`, which needs no database and no settings. Throws with what it printed. */
function build(): void {
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (status !== 0) throw new Error(`next build failed:\n${stdout}\n${stderr}`)
}

function sourcesHash(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((name) => filesBelow(path.join(root, name))).sort())
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesBelow(place: string): string[] {
  if (!existsSync(place)) return []
  if (!readdirOrNull(place)) return apart.test(place) ? [] : [place]
  return (readdirOrNull(place) ?? []).flatMap((name) => filesBelow(path.join(place, name)))
}

function readdirOrNull(place: string): string[] | null {
  try {
    return readdirSync(place)
  } catch {
    return null
  }
}

async function takeLock(lock: string): Promise<void> {
  for (let waited = 0; ; waited += 500) {
    try {
      return void mkdirSync(lock)
    } catch {
      if (waited > 300_000) rmSync(lock, { recursive: true, force: true })
      await wait(500)
    }
  }
}
