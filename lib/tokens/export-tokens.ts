import { z } from 'zod'
import type { Cell } from '#lib/csv.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import { tokenWords } from '#lib/i18n/admin/tokens.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Cursor } from '#lib/paging.ts'
import { conditionOf, placeInTokens, sourceOf } from './token-conditions.ts'
import type { TokenFilter } from './token-filter.ts'

const pieceSize = 2_000

/** The whole list that a filter shows, in its order; times in the merchant's zone. */
export function exportTokens(filter: TokenFilter, locale: Locale, timeZone: string): CsvList {
  const { columns, csv } = tokenWords[locale]
  return {
    head: [
      csv.id,
      columns.id,
      columns.status,
      csv.customerId,
      columns.customer,
      csv.kana,
      columns.carries,
      columns.created,
      columns.checked,
    ],
    pieces: pieces(filter, statusWords[locale].token, timeZone),
  }
}

async function* pieces(
  filter: TokenFilter,
  words: Record<string, string>,
  timeZone: string,
): AsyncGenerator<Cell[][]> {
  let place: Cursor | null = null
  do {
    const { text, last } = await readPiece(filter, place, timeZone)
    if (text === '') return
    const rows = text.split(betweenRows).map((row) => {
      const cells: Cell[] = row.split(betweenCells)
      cells[statusAt] = words[`${cells[statusAt]}`] ?? ''
      cells[carriesAt] = Number(cells[carriesAt])
      return cells
    })
    yield rows
    place = rows.length === pieceSize ? last : null
  } while (place !== null)
}

const statusAt = 2
const carriesAt = 6

/** Control characters that were made for this; a name that holds one loses it. */
const [betweenRows, betweenCells] = ['\x1e', '\x1f']

const pieceSchema = z.object({
  text: z.string().nullable(),
  lastAt: z.date().nullable(),
  lastId: z.string().nullable(),
})

/** One text for all rows of a piece: a million rows one by one would cost ten times as much. */
async function readPiece(
  filter: TokenFilter,
  place: Cursor | null,
  timeZone: string,
): Promise<{ text: string; last: Cursor | null }> {
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
    Prisma.sql`t.carries`,
    time(Prisma.sql`t.created_at`),
    Prisma.sql`coalesce(${time(Prisma.sql`t.checked_at`)}, '')`,
  ]
  const found = await db().$queryRaw`
    with piece as materialized (
      select * from ${sourceOf(filter)} as t where ${conditionOf(filter)} and ${from}
      order by ${order} limit ${pieceSize}
    ), people as (
      select c.id, c.last_name || ' ' || c.first_name as name, c.last_name_kana || ' ' || c.first_name_kana as kana
      from customers c where c.id = any(array(select customer_id from piece))
    )
    select string_agg(row, ${betweenRows}) as text, (array_agg(created_at))[count(*)] as "lastAt",
      (array_agg(id))[count(*)] as "lastId"
    from (
      select t.id, t.created_at, concat_ws(${betweenCells}, ${Prisma.join(cells)}) as row
      from piece t left join people c on c.id = t.customer_id order by ${order}
    ) rows`
  const [piece] = z.array(pieceSchema).parse(found)
  return {
    text: piece?.text ?? '',
    last:
      piece?.lastAt && piece.lastId
        ? { at: piece.lastAt.toISOString(), id: piece.lastId, direction: 'after' }
        : null,
  }
}
