import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { processStamp } from './process-stamp.ts'

/** Null when taken, else the living process that holds the lock; one that died holds nothing. */
export function takeLock(file: string): number | null {
  makeFolder(path.dirname(file))
  const own = `${file}.${process.pid}`
  writeFileSync(own, `${process.pid} ${processStamp(process.pid)}`)
  try {
    return takeWith(own, file)
  } finally {
    rmSync(own, { force: true })
  }
}

export function releaseLock(file: string): void {
  if (holderOf(file) === process.pid) rmSync(file, { force: true })
}

/** One by one: Node's own `recursive` never comes back where a folder can hold none, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Somebody else was quicker.
    if (!existsSync(folder)) throw error
  }
}

function takeWith(own: string, file: string): number | null {
  for (;;) {
    // A link appears whole or not at all, so nobody ever reads half a lock.
    if (unlessExists(() => linkSync(own, file))) return null
    const holder = holderOf(file)
    if (holder !== null) return holder
    removeStale(file)
  }
}

function holderOf(file: string): number | null {
  try {
    const [pid = '', stamp] = readFileSync(file, 'utf8').split(' ', 2)
    return processStamp(Number(pid)) === stamp ? Number(pid) : null
  } catch {
    return null
  }
}

/** Moved away first: two that find the same dead lock must not remove each other's new one. */
function removeStale(file: string): void {
  const away = `${file}.${process.pid}.stale`
  try {
    renameSync(file, away)
  } catch {
    return
  }
  if (holderOf(away) !== null) unlessExists(() => linkSync(away, file))
  rmSync(away, { force: true })
}

function unlessExists(make: () => void): boolean {
  try {
    make()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
