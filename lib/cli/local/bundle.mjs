import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inProject, root } from './install.mjs'

const entry = 'lib/sandbox/command.ts'
const bundle = path.join(root, 'node_modules/.cache/teiki/sandbox.mjs')

/**
 * The sandbox's command as one file of JavaScript, made again when a source of it changed. It starts
 * in a third of the time that the loader of TypeScript needs.
 * @returns {Promise<string>} where the file is
 */
export async function bundledSandbox() {
  await ensureBundle(root, entry, bundle)
  return bundle
}

/** The same for an installation, which holds the lock already that others would wait for. */
export function bundleSandbox() {
  return build(root, entry, bundle)
}

/** @param {string} project @param {string} entry within the project @param {string} bundle */
export async function ensureBundle(project, entry, bundle) {
  const isFresh = () => isMadeFromTheSourcesOfNow(project, bundle)
  if (!isFresh()) await inProject('.install.lock', () => isFresh() || build(project, entry, bundle))
}

/** @param {string} project @param {string} entry @param {string} bundle */
async function build(project, entry, bundle) {
  const esbuild = await import('esbuild')
  const record = recordOf(bundle)
  // Who is killed in here leaves no record, and the next start builds again.
  rmSync(record, { force: true })
  const { metafile } = await esbuild.build({
    absWorkingDir: project,
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // A package written for CommonJS asks for Node's built-ins by require.
    banner: {
      js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)",
    },
    metafile: true,
    logLevel: 'silent',
  })
  const sources = Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/'))
  const states = [...sources, 'package-lock.json'].map((file) => [file, stateOf(project, file)])
  writeFileSync(`${record}.new`, JSON.stringify(Object.fromEntries(states)))
  renameSync(`${record}.new`, record)
}

/** @param {string} project @param {string} bundle */
function isMadeFromTheSourcesOfNow(project, bundle) {
  const record = recordOf(bundle)
  if (!existsSync(bundle) || !existsSync(record)) return false
  /** @type {Record<string, string>} */
  const states = JSON.parse(readFileSync(record, 'utf8'))
  return Object.entries(states).every(([file, state]) => stateOf(project, file) === state)
}

/** @param {string} bundle */
function recordOf(bundle) {
  return bundle.replace(/\.mjs$/, '.json')
}

/** @param {string} project @param {string} file */
function stateOf(project, file) {
  const found = statSync(path.join(project, file), { throwIfNoEntry: false })
  return found ? `${found.size} ${found.mtimeMs}` : 'gone'
}
