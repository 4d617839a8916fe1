import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { type Cell, csvLine } from './csv.ts'
import { encodeShiftJis } from './shift-jis.ts'

export const charsets = ['utf-8', 'shift_jis'] as const
export type Charset = (typeof charsets)[number]

/** A list in pieces, so that of a million rows a few thousand are in memory at a time. */
export type CsvList = { head: readonly Cell[]; pieces: AsyncIterable<readonly (readonly Cell[])[]> }

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
        rows += piece.value.length
        controller.enqueue(encode(piece.value.map(csvLine).join('')))
      },
      cancel: async () => {
        await iterator.return?.()
        await onEnd(rows, false)
      },
    },
    { highWaterMark: 1 },
  )
}

function encodeUtf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}
