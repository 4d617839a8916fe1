import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor } from '#lib/paging.ts'

export type PlaceInList = { place: Prisma.Sql; order: Prisma.Sql }

/**
 * From where a list that is sorted by `key` and the id goes on, and in which direction it is read. A
 * place that was made by hand is none.
 *
 * @param at the cursor's sort value as SQL; null where it is not one
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

/** A moment of a cursor; null for what is none. */
export function momentIn(cursor: Cursor | null): Prisma.Sql | null {
  const at = cursor ? Date.parse(cursor.at) : Number.NaN
  return Number.isNaN(at) ? null : Prisma.sql`${new Date(at)}::timestamptz`
}
