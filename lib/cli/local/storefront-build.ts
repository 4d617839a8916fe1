import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inProject, root } from './install.mjs'
import { plainEnvironment } from './invoking-environment.mjs'
import { runOneOff } from './launch.ts'

const sources = [
  'app',
  'lib',
  'public',
  'prisma/schema',
  'next.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
/** What the storefront never contains. */
const apart = /\.test\.tsx?$|^lib\/(cli|sandbox|db\/generated)\/|\.md$/

const hashFile = path.join(root, '.next/teiki-sources')

type Options = { say: (line: string) => void; signal?: AbortSignal | undefined }

/** Builds the storefront unless the last build is of these very sources. One build serves every port. */
export async function ensureStorefront({ say, signal }: Options): Promise<void> {
  if (isFresh()) return
  const build = async () => {
    if (isFresh()) return
    say('Building the storefront, about half a minute…')
    await buildStorefront(signal)
  }
  await inProject('.next.lock', build, () => say('Another run is building; waiting for it…'))
}

/** `next build`, which needs no database and no settings. Throws with what it printed. */
async function buildStorefront(signal: AbortSignal | undefined): Promise<void> {
  const hash = sourcesHash(root, sources)
  rmSync(hashFile, { force: true })
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const env = { ...plainEnvironment(), NEXT_TELEMETRY_DISABLED: '1' }
  await runOneOff({ name: 'next build', args: [next, 'build'], env, signal })
  writeFileSync(hashFile, `${hash} ${buildId()}`)
}

function isFresh(): boolean {
  try {
    return readFileSync(hashFile, 'utf8') === `${sourcesHash(root, sources)} ${buildId()}`
  } catch {
    return false
  }
}

/** Other builds into the same folder leave another one. */
function buildId(): string {
  return readFileSync(path.join(root, '.next/BUILD_ID'), 'utf8')
}

/** One text for the contents of files and folders; what is missing counts as empty. */
export function sourcesHash(base: string, places: string[]): string {
  const hash = createHash('sha256')
  const files = places.flatMap((place) => filesBelow(base, place)).filter((f) => !apart.test(f))
  for (const file of files.sort())
    hash.update(`\0${file}\0`).update(readFileSync(path.join(base, file)))
  return hash.digest('hex')
}

/** Relative to `base`, with slashes. */
function filesBelow(base: string, place: string): string[] {
  try {
    const names = readdirSync(path.join(base, place))
    return names.flatMap((name) => filesBelow(base, `${place}/${name}`))
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOTDIR' ? [place] : []
  }
}
