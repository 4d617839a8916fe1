import { constants } from 'node:fs'
import { type FileHandle, open, rename } from 'node:fs/promises'
import { type State, textsOf } from './state.ts'

/** A journal of what still counts, written beside the old one while commits go on. */
export type JournalCopy = {
  /** Lines that came since it was begun. */
  since: Buffer[]
  progress: 'writing' | 'written' | 'failed'
  written: Promise<FileHandle>
}

/**
 * The state is taken at once and written in slices. Commits that are in this state but not yet in the old
 * journal come again in `since`: replaying changes twice in the same order leads to the same state.
 */
export function startCopy(file: string, state: State): JournalCopy {
  const copy: JournalCopy = {
    since: [],
    progress: 'writing',
    written: writeSlices(`${file}.new`, textsOf(state)),
  }
  copy.written.then(
    () => {
      copy.progress = 'written'
    },
    () => {
      copy.progress = 'failed'
    },
  )
  return copy
}

/** Puts the copy in the journal's place; a crash leaves one of the two whole. */
export async function finishCopy(
  file: string,
  { since, written }: JournalCopy,
): Promise<{ handle: FileHandle; size: number }> {
  const handle = await written
  await handle.appendFile(Buffer.concat(since))
  await handle.sync()
  const { size } = await handle.stat()
  await rename(`${file}.new`, file)
  return { handle, size }
}

const sliceLength = 500

/** In append mode, so that what follows a truncation stands where the file ends. */
async function writeSlices(file: string, changes: string[]): Promise<FileHandle> {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_APPEND } = constants
  const handle = await open(file, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600)
  for (let from = 0; from < changes.length; from += sliceLength) {
    const slice = changes.slice(from, from + sliceLength)
    await handle.appendFile(slice.map((change) => `[${change}]\n`).join(''))
  }
  return handle
}
