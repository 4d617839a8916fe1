import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { endWithParentFlags } from './end-with-parent.mjs'
import { installEnvironment, invokingVariable } from './invoking-environment.mjs'
import { withLock } from './lock.mjs'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

/** Installs with `npm ci` when what is installed is not what the lock file says. */
export async function ensureInstalled() {
  if (isInstalled()) return
  const sayWaiting = () => console.log('Another start is installing packages; waiting for it…')
  await inProject('.install.lock', () => isInstalled() || install(), sayWaiting)
}

/**
 * @param {string} lock @param {() => unknown} work @param {() => void} [onWait]
 * Work on the checkout itself, one process at a time. Throws when the folder is not ours to write.
 */
export async function inProject(lock, work, onWait) {
  try {
    await withLock(path.join(root, lock), work, onWait)
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^E(ACCES|ROFS|PERM)$/.test(`${error.code}`))
      throw new Error(
        `Cannot write to ${root} (${error.code}): run this as the owner of the folder`,
      )
    throw error
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

async function install() {
  console.log('Installing packages (npm ci), about half a minute…')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = invokingVariable('npm_execpath')
  // With these flags npm ends when we are killed, and the next start does not meet it half way.
  const [program, ...rest] = npm
    ? [process.execPath, ...endWithParentFlags(root), npm, ...args]
    : ['npm', ...args]
  const child = spawn(program, rest, {
    cwd: root,
    env: /** @type {NodeJS.ProcessEnv} */ (installEnvironment()),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0)
    throw new Error('npm ci failed; its reason stands above. Mend it and start again.')
}
