import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { makeFolder } from './folder.mjs'
import { processStartTime } from './process-start-time.mjs'

/**
 * Does the work while no other process does; a holder that died holds nothing.
 * @template Value
 * @param {string} file @param {() => Value | Promise<Value>} work
 * @param {() => void} [onWait] told once when somebody else is at it
 * @returns {Promise<Value>}
 */
export async function withLock(file, work, onWait = () => undefined) {
  for (let waited = false; takeLock(file) !== null; waited = true) {
    if (!waited) onWait()
    await wait(300)
  }
  try {
    return await work()
  } finally {
    releaseLock(file)
  }
}

/** @param {string} file @returns {number | null} null when taken, else who holds it */
export function takeLock(file) {
  makeFolder(path.dirname(file))
  const own = `${file}.${process.pid}`
  writeFileSync(own, `${process.pid} ${processStartTime(process.pid)}`)
  try {
    return takeWith(own, file)
  } finally {
    rmSync(own, { force: true })
  }
}

/** @param {string} file */
export function releaseLock(file) {
  if (holderOf(file) === process.pid) rmSync(file, { force: true })
}

/** @param {string} own @param {string} file @returns {number | null} */
function takeWith(own, file) {
  for (;;) {
    // A link appears whole or not at all, so nobody ever reads half a lock.
    if (unlessExists(() => linkSync(own, file))) return null
    const holder = holderOf(file)
    if (holder !== null) return holder
    removeStale(file)
  }
}

/** @param {string} file @returns {number | null} the living process that holds the lock */
export function holderOf(file) {
  try {
    const [pid = '', startTime] = readFileSync(file, 'utf8').split(' ', 2)
    return processStartTime(Number(pid)) === startTime ? Number(pid) : null
  } catch {
    return null
  }
}

/** Moved away first: two that find the same dead lock must not remove each other's new one. */
function removeStale(/** @type {string} */ file) {
  const away = `${file}.${process.pid}.stale`
  try {
    renameSync(file, away)
  } catch {
    return
  }
  if (holderOf(away) !== null) unlessExists(() => linkSync(away, file))
  rmSync(away, { force: true })
}

/** @param {() => void} make @returns {boolean} */
function unlessExists(make) {
  try {
    make()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
