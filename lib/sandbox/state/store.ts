import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { isRemembered } from '../api/idempotency.ts'
import { apply, type Change, changesTo, emptyState, type State } from './state.ts'

export type Store = {
  readonly state: State
  /** All of them or none, and on disk before it returns: what was answered survives `kill -9`. */
  commit(changes: Change[]): void
  close(): void
}

export function memoryStore(): Store {
  const state = emptyState()
  return {
    state,
    commit: (changes) => applyAll(state, changes),
    close: () => undefined,
  }
}

/**
 * A journal, one line of JSON per commit; each start rewrites it to what still counts. Throws when the
 * folder cannot be written, or when a line other than the last is damaged.
 */
export function fileStore(folder: string, now: number): Store {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'journal.jsonl')
  const state = readJournal(file, now)
  let size = rewrite(file, state)
  const handle = openSync(file, 'a')
  return {
    state,
    commit: (changes) => {
      const line = Buffer.from(`${JSON.stringify(changes)}\n`)
      try {
        writeFileSync(handle, line)
        fsyncSync(handle)
      } catch (error) {
        // A full disk: the half of the line that did fit must not stay in the middle of the journal.
        ftruncateSync(handle, size)
        throw error
      }
      size += line.byteLength
      applyAll(state, changes)
    },
    close: () => closeSync(handle),
  }
}

function applyAll(state: State, changes: Change[]): void {
  for (const change of changes) apply(state, change)
}

/** A last line without its end was torn off by a crash before anybody was answered: it is dropped. */
function readJournal(file: string, now: number): State {
  const state = emptyState()
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []
  for (const [index, line] of lines.entries()) applyAll(state, parseLine(file, line, index + 1))
  for (const { id, at } of state.remembered.values())
    if (!isRemembered(at, now)) state.remembered.delete(id)
  return state
}

function parseLine(file: string, line: string, number: number): Change[] {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error(`Line ${number} of ${file} is damaged: mend it, or move the file away`)
  }
}

/** Beside the old one first, so that a crash leaves one of the two whole. Returns its size in bytes. */
function rewrite(file: string, state: State): number {
  const text = changesTo(state)
    .map((change) => `${JSON.stringify([change])}\n`)
    .join('')
  const handle = openSync(`${file}.new`, 'w', 0o600)
  writeFileSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${file}.new`, file)
  return Buffer.byteLength(text)
}
