import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { apply, type Change, emptyState, type State } from './state.ts'

export type Store = {
  state: State
  /** On disk before it returns: what was answered survives `kill -9`. */
  commit(...changes: Change[]): void
  close(): void
}

export function memoryStore(): Store {
  const state = emptyState()
  return {
    state,
    commit: (...changes) => {
      for (const change of changes) apply(state, change)
    },
    close: () => undefined,
  }
}

/**
 * A journal of changes, one JSON line per commit. A line that a crash tore off was never answered, so
 * it is dropped; at each start the journal is rewritten to what still counts.
 */
export function fileStore(folder: string): Store {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'journal.jsonl')
  const state = readJournal(file)
  compact(file, state)
  const handle = openSync(file, 'a')
  return {
    state,
    commit: (...changes) => {
      writeSync(handle, `${JSON.stringify(changes)}\n`)
      fsyncSync(handle)
      for (const change of changes) apply(state, change)
    },
    close: () => closeSync(handle),
  }
}

function readJournal(file: string): State {
  const state = emptyState()
  for (const line of readLines(file)) {
    try {
      for (const change of JSON.parse(line) as Change[]) apply(state, change)
    } catch {
      break
    }
  }
  return state
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch {
    return []
  }
}

function compact(file: string, state: State): void {
  const changes: Change[] = [
    ...[...state.tokens.values()].map((token) => ({ kind: 'token' as const, token })),
    ...[...state.sessions.values()].map((session) => ({ kind: 'session' as const, session })),
    ...[...state.remembered.values()].map((remembered) => ({
      kind: 'remember' as const,
      remembered,
    })),
  ]
  writeFileSync(`${file}.new`, changes.length > 0 ? `${JSON.stringify(changes)}\n` : '')
  renameSync(`${file}.new`, file)
}
