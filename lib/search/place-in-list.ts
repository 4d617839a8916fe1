import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor } from '#lib/paging.ts'

export type PlaceInList = { place: Prisma.Sql; order: Prisma.Sql }

/**
 * From where a list that is sorted by `key` and the id goes on, and in which direction it is read.
 *
 * @param at the cursor's sort value as SQL
 */
export function placeInList(
  { key, id }: { key: Prisma.Sql; id: Prisma.Sql },
  cursor: Cursor | null,
  { descending, at }: { descending: boolean; at: Prisma.Sql | null },
): PlaceInList {
  const down = descending !== (cursor?.direction === 'before')
  const order = down ? Prisma.sql`${key} desc, ${id} desc` : Prisma.sql`${key} asc, ${id} asc`
  if (!cursor || !at) return { place: Prisma.sql`true`, order }
  const sign = down ? Prisma.sql`<` : Prisma.sql`>`
  return { place: Prisma.sql`(${key}, ${id}) ${sign} (${at}, ${cursor.id})`, order }
}

/** A place in a list that is sorted by time; null for one that was made by hand and names no moment of ours. */
export function datedCursor(cursor: Cursor | null): Cursor | null {
  const at = Date.parse(cursor?.at ?? '')
  return at >= 0 && at < afterAllYears ? cursor : null
}

/** Years of four digits, which is how moments are written to the database. */
const afterAllYears = Date.UTC(10_000, 0)

/** The moment of such a place. */
export function momentIn(cursor: Cursor | null): Prisma.Sql | null {
  return cursor && Prisma.sql`${new Date(cursor.at)}::timestamptz`
}
