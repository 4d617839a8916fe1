import { storableText } from './storable-text.ts'

/** A place in a sorted list: the sort value and the id of the row at the edge of a page. */
export type Cursor = { at: string; id: string; direction: 'after' | 'before' }

export const pageSize = 20

/** For the address bar. */
export function writeCursor({ at, id, direction }: Cursor): string {
  return Buffer.from(JSON.stringify([at, id, direction === 'after' ? 1 : 0])).toString('base64url')
}

/** A reading of 50 and 50 characters, of four bytes each, and an id, in base64: with room to spare. */
const longestCursor = 1_000

/** Null for none and for one that was made by hand: the list then begins at its beginning. */
export function readCursor(text: string | undefined): Cursor | null {
  if (!text || text.length > longestCursor) return null
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(parsed) || parsed.length !== 3) return null
    const [at, id, after] = parsed
    if (typeof at !== 'string' || typeof id !== 'string') return null
    const direction = after === 1 ? 'after' : 'before'
    return { at: storableText(at), id: storableText(id), direction }
  } catch {
    return null
  }
}

export type Page<Row> = { rows: Row[]; previous: string | null; next: string | null }

/**
 * One page out of `size + 1` rows that were read in the cursor's direction: the surplus row only tells that
 * there are more. `keyOf` gives the sort value as it goes into the next query.
 */
export function pageOf<Row extends { id: string }>(
  read: Row[],
  cursor: Cursor | null,
  keyOf: (row: Row) => string,
  size = pageSize,
): Page<Row> {
  const more = read.length > size
  const back = cursor?.direction === 'before'
  const kept = read.slice(0, size)
  const rows = back ? kept.reverse() : kept
  const edge = (row: Row | undefined, direction: Cursor['direction']) =>
    row ? writeCursor({ at: keyOf(row), id: row.id, direction }) : null
  return {
    rows,
    previous: back ? (more ? edge(rows[0], 'before') : null) : cursor && edge(rows[0], 'before'),
    next: back || more ? edge(rows.at(-1), 'after') : null,
  }
}

/** Counting stops here: "10,000+" tells a person as much as the exact number. */
export const mostCounted = 10_000
