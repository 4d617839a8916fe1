import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Cursor, mostCounted, type Page, pageOf, pageSize } from '#lib/paging.ts'

type Filter = { search: string; cursor: Cursor | null }

/** A list that is sorted, searched and turned over in pages. */
export type List<F extends Filter, Row extends { id: string }> = {
  row: z.ZodType<Row>
  /** A query for all rows that the filter finds. */
  source(filter: F): Prisma.Sql
  /** A query of `listed`, which are those rows: from the cursor on, in order, at most so many. */
  page(filter: F, most: number): Prisma.Sql
  /** What it is sorted by, as it goes into a cursor. */
  keyOf(row: Row, filter: F): string
}

/** One page, and how many rows there are, counted no further than 10,001, in one statement. */
export async function readPage<F extends Filter, Row extends { id: string }>(
  list: List<F, Row>,
  filter: F,
): Promise<Page<Row> & { total: number }> {
  const read = await db().$queryRaw<{ total: number; nth: bigint | null }[]>`
    ${listed(list, filter)}
    select n.total, p.*
    from (select count(*)::int as total from (select from listed limit ${mostCounted + 1}) counted) n
      left join (select row_number() over () as nth, p.* from (${list.page(filter, pageSize + 1)}) p) p on true
    order by p.nth`
  const rows = read.filter(({ nth }) => nth !== null)
  return { ...asPage(list, filter, rows, pageSize), total: read[0]?.total ?? 0 }
}

/** At most `size` rows, not counted, for who reads a list to its end. */
export async function readPiece<F extends Filter, Row extends { id: string }>(
  list: List<F, Row>,
  filter: F,
  size: number,
): Promise<Page<Row>> {
  const rows = await db().$queryRaw<unknown[]>`
    ${listed(list, filter)} ${list.page(filter, size + 1)}`
  return asPage(list, filter, rows, size)
}

/** Whoever a search finds is few: read once, then counted and sorted. */
function listed<F extends Filter, Row extends { id: string }>(
  { source }: List<F, Row>,
  filter: F,
): Prisma.Sql {
  return filter.search.trim() === ''
    ? Prisma.sql`with listed as not materialized (${source(filter)})`
    : Prisma.sql`with listed as materialized (${source(filter)})`
}

function asPage<F extends Filter, Row extends { id: string }>(
  { row, keyOf }: List<F, Row>,
  filter: F,
  rows: unknown[],
  size: number,
): Page<Row> {
  const key = (one: Row) => keyOf(one, filter)
  return pageOf(z.array(row).parse(rows), filter.cursor, key, size)
}
