import { z } from 'zod'
import type { Cell } from '#lib/csv.ts'
import { readRows } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { readReplica } from '#lib/db/replica.ts'
import type { Cursor } from '#lib/paging.ts'
import { usesOf } from '#lib/states/uses-of-token.ts'
import { conditionOf, placeInTokens, sourceOf } from './token-conditions.ts'
import type { TokenFilter } from './token-filter.ts'

const pieceSize = 5_000

/** The whole list that a filter shows, in its order, piece by piece; times in the merchant's zone. @param words a status in words */
export async function* exportedTokens(
  filter: TokenFilter,
  words: Record<string, string>,
  timeZone: string,
): AsyncGenerator<Iterable<Cell[]>> {
  let place: Cursor | null = null
  do {
    const texts = await readPiece(filter, place, timeZone)
    if (texts.length > 0) yield rowsIn(texts, words)
    const count = texts.reduce((sum, { rows }) => sum + rows, 0)
    const last = texts.at(-1)
    place =
      last && count === pieceSize
        ? { at: last.lastAt.toISOString(), id: last.lastId, direction: 'after' }
        : null
  } while (place !== null)
}

/** Taken apart only when they go out: until then a row is a part of its text and nothing by itself. */
function* rowsIn(texts: readonly Text[], words: Record<string, string>): Generator<Cell[]> {
  for (const { text } of texts)
    for (const row of text.split(betweenRows)) {
      const cells: Cell[] = row.split(betweenCells)
      cells[statusAt] = words[`${cells[statusAt]}`] ?? ''
      cells[usedByAt] = Number(cells[usedByAt])
      yield cells
    }
}

const statusAt = 2
const usedByAt = 6

/** Control characters that were made for this; a name that holds one loses it. */
const [betweenRows, betweenCells] = ['\x1e', '\x1f']

const textSchema = z.object({
  text: z.string(),
  rows: z.number(),
  lastAt: z.date(),
  lastId: z.string(),
})
type Text = z.output<typeof textSchema>

/**
 * Rows of one text. V8 does not clear a text above 128 KB away with the young ones: hundreds of them pile up
 * before it looks.
 */
const textSize = 250

/** One text for many rows: a million rows one by one would cost ten times as much. */
async function readPiece(
  filter: TokenFilter,
  place: Cursor | null,
  timeZone: string,
): Promise<Text[]> {
  const { place: from, order } = placeInTokens({ ...filter, cursor: place })
  const time = (column: Prisma.Sql) =>
    Prisma.sql`date_trunc('second', ${column} at time zone ${timeZone})::text`
  const name = (column: Prisma.Sql) =>
    Prisma.sql`translate(${column}, ${betweenRows + betweenCells}, '')`
  const cells = [
    Prisma.sql`t.id`,
    Prisma.sql`t.id_last4`,
    Prisma.sql`t.status`,
    Prisma.sql`coalesce(t.customer_id, '')`,
    Prisma.sql`coalesce(${name(Prisma.sql`c.name`)}, '')`,
    Prisma.sql`coalesce(${name(Prisma.sql`c.kana`)}, '')`,
    usesOf(Prisma.sql`t.id`),
    time(Prisma.sql`t.created_at`),
    Prisma.sql`coalesce(${time(Prisma.sql`t.checked_at`)}, '')`,
  ]
  const statement = Prisma.sql`
    with piece as materialized (
      select * from ${sourceOf(filter)} as t where ${conditionOf(filter)} and ${from}
      order by ${order} limit ${pieceSize}
    ), people as (
      select c.id, c.last_name || ' ' || c.first_name as name, c.last_name_kana || ' ' || c.first_name_kana as kana
      from customers c where c.id = any(array(select customer_id from piece))
    )
    select string_agg(row, ${betweenRows}) as text, count(*)::int as rows,
      (array_agg(created_at))[count(*)] as "lastAt", (array_agg(id))[count(*)] as "lastId"
    from (
      select t.id, t.created_at, row_number() over () as nth, concat_ws(${betweenCells}, ${Prisma.join(cells)}) as row
      from piece t left join people c on c.id = t.customer_id order by ${order}
    ) rows group by (nth - 1) / ${textSize} order by min(nth)`
  const found = await readReplica(() => readRows(statement))
  return z.array(textSchema).parse(found)
}
