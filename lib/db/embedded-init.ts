import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  chown,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { exists } from './embedded-processes.ts'
import { type Place, runProgram } from './embedded-program.ts'

/**
 * Searches in Japanese find nothing where LC_CTYPE is C, whatever the provider, so LANG is not asked.
 * The C library of macOS does not know C.UTF-8 on every release.
 */
const locale = [
  '-E',
  'UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  ...(process.platform === 'darwin'
    ? ['--locale=C', '--lc-ctype=en_US.UTF-8']
    : ['--locale=C.UTF-8']),
]

/**
 * Makes the data folder where there is none: under another name until it is complete, so that a killed
 * start leaves nothing half made. Of two at once one wins, and both go on with its folder.
 */
export async function initialize(place: Place, durable: boolean): Promise<void> {
  await sweep(place.dir)
  if (existsSync(path.join(place.data, 'PG_VERSION'))) return
  const fresh = unfinished(place.data)
  const passwordFile = `${fresh}.password`
  await mkdir(fresh, { mode: 0o700 })
  await writeFile(passwordFile, place.password, { mode: 0o600 })
  const { as } = place
  if (as) await Promise.all([fresh, passwordFile].map((file) => chown(file, as.uid, as.gid)))
  const auth = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const sync = durable ? [] : ['--no-sync']
  try {
    await runProgram(place, 'initdb', ['-D', fresh, ...locale, ...auth, ...sync])
    await rename(fresh, place.data).catch(unlessTaken)
  } finally {
    await Promise.all(
      [fresh, passwordFile].map((file) => rm(file, { recursive: true, force: true })),
    )
  }
}

/** Of this process; a later one may have the same number, as in a container. */
const ours = new Set<string>()

function unfinished(file: string): string {
  const name = `${file}.new-${process.pid}-${ours.size}`
  ours.add(name)
  return name
}

/** What killed starts left half made. */
async function sweep(dir: string): Promise<void> {
  for (const file of (await readdir(dir)).map((name) => path.join(dir, name))) {
    const pid = Number(/\.new-(\d+)-/.exec(path.basename(file))?.[1])
    const isDead = pid === process.pid ? !ours.has(file.replace(/\.password$/, '')) : !exists(pid)
    if (pid > 0 && isDead) await rm(file, { recursive: true, force: true })
  }
}

/** The superuser's password, made once and readable by the folder's owner alone. */
export async function storePassword(dir: string): Promise<string> {
  const file = path.join(dir, 'password')
  if (!existsSync(file)) await makePassword(dir, file)
  return readFile(file, 'utf8')
}

/** Linked into place: another starter reads all of it or nothing. */
async function makePassword(dir: string, file: string): Promise<void> {
  if (existsSync(path.join(dir, 'data')))
    throw new Error(`${file} is gone: put it back, or remove ${dir} to begin anew`)
  const fresh = unfinished(file)
  await writeFile(fresh, randomBytes(24).toString('hex'), { mode: 0o600 })
  const { uid, gid } = await stat(dir)
  if (process.getuid?.() === 0) await chown(fresh, uid, gid)
  await link(fresh, file).catch(unlessTaken)
  await rm(fresh)
}

function unlessTaken(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error
}
