import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { type Cell, csvLine } from './csv.ts'
import { encodeShiftJis } from './shift-jis.ts'

export const charsets = ['utf-8', 'shift_jis'] as const
export type Charset = (typeof charsets)[number]

/** A list in pieces, so that of a million rows a few thousand are in memory at a time. */
export type CsvList = { head: readonly Cell[]; pieces: AsyncIterable<Iterable<readonly Cell[]>> }

/**
 * The file as it goes out. The next piece is fetched while the last one is on its way, and none before
 * somebody wants it; whoever goes away stops the reading. `onEnd` hears how many rows went out.
 */
export function csvStream(
  { head, pieces }: CsvList,
  charset: Charset,
  onEnd: (rows: number, whole: boolean) => Promise<void>,
): ReadableStream<Uint8Array> {
  const encode = charset === 'utf-8' ? encodeUtf8 : encodeShiftJis
  const iterator = pieces[Symbol.asyncIterator]()
  let next = iterator.next()
  next.catch(() => undefined)
  let rows = 0
  return new ReadableStream(
    {
      start: (controller) => {
        // Without the mark, spreadsheets read UTF-8 as something else.
        controller.enqueue(encode(`${charset === 'utf-8' ? '\ufeff' : ''}${csvLine(head)}`))
      },
      pull: async (controller) => {
        const piece = await next
        if (piece.done) {
          await onEnd(rows, true)
          return controller.close()
        }
        next = iterator.next()
        next.catch(() => undefined)
        // Lets the question out before the answer to the last one is worked on.
        await turnOfTheLoop()
        for (const lines of linesOf(piece.value)) {
          rows += lines.length
          controller.enqueue(encode(lines.join('')))
        }
      },
      cancel: async () => {
        await iterator.return?.()
        await onEnd(rows, false)
      },
    },
    { highWaterMark: 1 },
  )
}

/** So many make a text that is cleared away with the young ones. */
const linesAtOnce = 200

function* linesOf(rows: Iterable<readonly Cell[]>): Generator<string[]> {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(csvLine(row))
    if (lines.length < linesAtOnce) continue
    yield lines
    lines = []
  }
  if (lines.length > 0) yield lines
}

function encodeUtf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}
