import { forgetOld } from './forget.ts'
import { openJournal } from './journal.ts'
import { apply, type Change, clearState, emptyState, replay, type State } from './state.ts'

export type Store = {
  readonly state: State
  /** All of them or none. The state changes at once; nobody may be told before `kept` has resolved. */
  commit(changes: Change[]): void
  /** When all that was committed so far is on disk; undefined if it is. Rejects if it could not be. */
  kept(): Promise<void> | undefined
  /** Called after commits that could not be kept were undone. */
  onUndone(listener: () => void): void
  close(): Promise<void>
}

export function memoryStore(): Store {
  const state = emptyState()
  return {
    state,
    commit: (changes) => {
      for (const change of changes) apply(state, change)
    },
    kept: () => undefined,
    onUndone: () => undefined,
    close: () => Promise.resolve(),
  }
}

/**
 * The state in memory and a journal of its changes on disk. What cannot be written, on a full disk, is
 * taken back from memory too. Throws when the folder cannot be written, or when the journal is damaged.
 */
export async function fileStore(folder: string, now: () => number): Promise<Store> {
  const state = emptyState()
  let undone = () => {}
  const journal = await openJournal(folder, {
    replay: (changes) => {
      for (const change of changes) replay(state, change)
    },
    tidy: () => forgetOld(state, now()),
    state,
    lost: (rereadAll) => {
      clearState(state)
      rereadAll()
      undone()
    },
  })
  return {
    state,
    commit: (changes) => {
      journal.append(`[${changes.map((change) => apply(state, change)).join(',')}]`)
    },
    kept: journal.kept,
    onUndone: (listener) => {
      undone = listener
    },
    close: journal.close,
  }
}
