import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { truncate } from 'node:fs/promises'
import path from 'node:path'
import { finishCopy, type JournalCopy, startCopy } from './journal-copy.ts'
import { LineBuffer } from './line-buffer.ts'
import type { Change, State } from './state.ts'

type Batch = { lines: LineBuffer; kept: Promise<void>; done: (error?: unknown) => void }

type Journal = {
  /** One commit, as JSON. */
  append(line: string): void
  /** See Store. */
  kept(): Promise<void> | undefined
  close(): Promise<void>
}

type Keeper = {
  state: State
  replay(changes: Change[]): void
  /** Takes out of the state what need not be written again. */
  tidy(): void
  /** What was not written is lost: the state must be read anew. */
  lost(readAll: () => void): void
}

/**
 * One line of JSON per commit. Commits that come while the disk is busy are written together and made
 * durable by one `fdatasync`; whoever made them waits for it. A start rewrites the journal to what still
 * counts, and so does growth, while commits go on.
 */
export async function openJournal(folder: string, keeper: Keeper): Promise<Journal> {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'journal.jsonl')
  readJournal(file, keeper.replay)
  keeper.tidy()
  let { handle, size } = await finishCopy(file, startCopy(file, keeper.state))
  let limit = limitAfter(size)
  let copy: JournalCopy | null = null
  let next: Batch | null = null
  let writing: Batch | null = null
  let loop: Promise<void> | null = null
  let isClosed = false
  /** Of the last batch, to be filled again. */
  let spare: LineBuffer | null = null

  const writeAll = async () => {
    while (next) {
      writing = next
      next = null
      try {
        await handle.appendFile(writing.lines.bytes())
        await handle.datasync()
      } catch (error) {
        await undo(error)
        continue
      }
      const written = writing.lines
      size += written.bytes().byteLength
      copy?.since.push(Buffer.from(written.bytes()))
      writing.done()
      written.clear()
      spare = written
      writing = null
      await shrink()
    }
    loop = null
  }

  /** Half a line that did fit must not stay in the middle; what waits behind it was built on it. */
  const undo = async (error: unknown) => {
    const failed = [writing, next]
    const begun = copy
    writing = null
    next = null
    copy = null
    await truncate(file, size)
    await begun?.written.then((half) => half.close()).catch(() => undefined)
    // What came meanwhile was built on it too, and goes in the same breath as the state.
    failed.push(next)
    next = null
    keeper.lost(() => readJournal(file, keeper.replay))
    for (const batch of failed) batch?.done(error)
  }

  const shrink = async () => {
    if (!copy && size > limit) {
      keeper.tidy()
      copy = startCopy(file, keeper.state)
    }
    if (!copy || copy.progress === 'writing') return
    try {
      const old = handle
      ;({ handle, size } = await finishCopy(file, copy))
      await old.close()
    } catch {
      // No room for a copy: the journal itself is whole, and the next try comes when it has doubled.
      limit = size
    }
    copy = null
    limit = limitAfter(Math.max(limit, size))
  }

  return {
    append: (line) => {
      if (isClosed) return
      if (!next) {
        next = newBatch(spare ?? new LineBuffer())
        spare = null
      }
      next.lines.add(line)
      // After the other requests that have already arrived, so that they share the write.
      loop ??= new Promise<void>((resolve) => setImmediate(resolve)).then(writeAll)
    },
    kept: () => (next ?? writing)?.kept,
    close: async () => {
      isClosed = true
      await loop
      await copy?.written.then((half) => half.close())
      await handle.close()
    },
  }
}

function newBatch(lines: LineBuffer): Batch {
  let done: Batch['done'] = () => {}
  const kept = new Promise<void>((resolve, reject) => {
    done = (error) => (error === undefined ? resolve() : reject(error))
  })
  // Nobody waits for what the agenda did; calls that come meanwhile do.
  kept.catch(() => {})
  return { lines, kept, done }
}

/** A last line without its end was torn off by a crash before anybody was answered: it is dropped. */
function readJournal(file: string, replay: (changes: Change[]) => void): void {
  if (!existsSync(file)) return
  const bytes = readFileSync(file)
  let start = 0
  for (let number = 1; ; number += 1) {
    const end = bytes.indexOf('\n', start)
    if (end < 0) return
    replay(parseLine(file, bytes.toString('utf8', start, end), number))
    start = end + 1
  }
}

function parseLine(file: string, line: string, number: number): Change[] {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error(`Line ${number} of ${file} is damaged: mend it, or move the file away`)
  }
}

const smallestLimit = 16_000_000

/** Rewriting costs as much as the state is large, so it comes when the journal is four times that. */
function limitAfter(size: number): number {
  return Math.max(size * 4, smallestLimit)
}
