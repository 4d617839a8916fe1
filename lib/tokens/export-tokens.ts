import { z } from 'zod'
import type { Cell } from '#lib/csv.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { db } from '#lib/db/client.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import { tokenWords } from '#lib/i18n/admin/tokens.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Cursor } from '#lib/paging.ts'
import { conditionOf, customerOf, orderOf, placeOf, sourceOf } from './token-conditions.ts'
import type { TokenFilter } from './token-filter.ts'

const pieceSize = 4_000

type Row = [
  id: string,
  last4: string,
  status: string,
  customerId: string | null,
  name: string | null,
  kana: string | null,
  carries: number,
  createdAt: string,
  checkedAt: string | null,
]

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
    const piece = await readPiece(filter, place, timeZone)
    for (const row of piece.rows) row[2] = words[row[2]] ?? row[2]
    if (piece.rows.length > 0) yield piece.rows
    place = piece.rows.length === pieceSize ? piece.last : null
  } while (place !== null)
}

const pieceSchema = z.object({
  rows: z.string(),
  lastAt: z.date().nullable(),
  lastId: z.string().nullable(),
})

/** One text for all rows of a piece: a million rows one by one would cost ten times as much. */
async function readPiece(
  filter: TokenFilter,
  place: Cursor | null,
  timeZone: string,
): Promise<{ rows: Row[]; last: Cursor | null }> {
  const descending = !filter.oldestFirst
  const found = await db().$queryRaw`
    with piece as materialized (
      select t.* from ${sourceOf(filter)} as t where ${conditionOf(filter)} and ${placeOf(place, descending)}
      ${orderOf(descending)} limit ${pieceSize}
    ), last as (select created_at, id from piece t ${orderOf(!descending)} limit 1)
    select coalesce(json_agg(json_build_array(t.id, t.id_last4, t.status, t.customer_id,
        c.name, c.kana, t.carries,
        to_char(t.created_at at time zone ${timeZone}, 'YYYY-MM-DD HH24:MI:SS'),
        to_char(t.checked_at at time zone ${timeZone}, 'YYYY-MM-DD HH24:MI:SS')) ${orderOf(descending)}), '[]')::text
        as rows,
      (select created_at from last) as "lastAt", (select id from last) as "lastId"
    from piece t ${customerOf}`
  const [piece] = z.array(pieceSchema).parse(found)
  return {
    rows: JSON.parse(piece?.rows ?? '[]'),
    last:
      piece?.lastAt && piece.lastId
        ? { at: piece.lastAt.toISOString(), id: piece.lastId, direction: 'after' }
        : null,
  }
}
