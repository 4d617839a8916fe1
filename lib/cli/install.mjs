import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Installs with `npm ci` when what is installed is not what the lock file says. */
export async function ensureInstalled() {
  if (isInstalled()) return
  const lock = path.join(root, '.install.lock')
  await takeLock(lock)
  try {
    if (!isInstalled()) install()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function isInstalled() {
  const wanted = readPackages(path.join(root, 'package-lock.json'))
  const present = readPackages(path.join(root, 'node_modules/.package-lock.json'))
  return missingPackages(wanted, present).length === 0
}

/**
 * @param {Record<string, any>} wanted @param {Record<string, any>} present
 * @returns {string[]} required packages that are absent or have another version
 */
export function missingPackages(wanted, present) {
  return Object.entries(wanted)
    .filter(([name, { optional, peer, link }]) => name !== '' && !optional && !peer && !link)
    .filter(([name, { version }]) => present[name]?.version !== version)
    .map(([name]) => name)
}

/** @param {string} file @returns {Record<string, any>} */
function readPackages(file) {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).packages ?? {}) : {}
}

/** Two first starts at once: the second waits for the first; a lock of a dead one is taken after 5 minutes. */
async function takeLock(/** @type {string} */ lock) {
  for (;;) {
    try {
      return mkdirSync(lock)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
        throw new Error(`Cannot write to ${root}: run this as the owner of the folder`)
      if (Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 300_000)
        rmSync(lock, { recursive: true, force: true })
      await wait(500)
    }
  }
}

function install() {
  console.log('Installing packages (npm ci), about half a minute…')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const options = {
    cwd: root,
    env: plainEnvironment(process.env),
    stdio: /** @type {const} */ (['ignore', 'inherit', 'inherit']),
  }
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, options)
  if (status !== 0)
    throw new Error('npm ci failed; its reason stands above. Mend it and start again.')
}

/**
 * Without what an outer npm or a production shell would impose on the installation.
 * @param {NodeJS.ProcessEnv} env
 */
export function plainEnvironment(env) {
  const imposed =
    /^npm_(lifecycle|package)_|^npm_config_(omit|only|production|ignore_scripts|dry_run|prefix|global|include)$|^NODE_ENV$/i
  return /** @type {NodeJS.ProcessEnv} */ (
    Object.fromEntries(Object.entries(env).filter(([name]) => !imposed.test(name)))
  )
}
