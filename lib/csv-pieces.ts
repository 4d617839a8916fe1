import { AppError } from './app-error.ts'
import type { Cell } from './csv.ts'
import { type Cursor, type Page, readCursor } from './paging.ts'

/** Rows that are in memory at a time. */
export const pieceSize = 2_000

/** A list from its beginning to its end, page by page, as records. */
export async function* csvPieces<Row>(
  read: (cursor: Cursor | null) => Promise<Page<Row>>,
  cellsOf: (row: Row) => Cell[],
): AsyncGenerator<Cell[][]> {
  let cursor: Cursor | null = null
  do {
    const { rows, next }: Page<Row> = await read(cursor)
    if (rows.length > 0) yield rows.map(cellsOf)
    cursor = next === null ? null : placeIn(next)
  } while (cursor !== null)
}

/** A file that ended where the list goes on would pass for the whole of it. */
function placeIn(next: string): Cursor {
  const cursor = readCursor(next)
  if (!cursor) throw new AppError('The list goes on at a place that cannot be read')
  return cursor
}

/** 2026-11-25 13:05:09 on a clock of the merchant's zone, as spreadsheets read it. */
export function csvTime(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return (at) => format.format(at)
}
