import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { readReplica } from '#lib/db/replica.ts'
import { rows } from '#lib/db/rows.ts'
import { type Cursor, mostCounted, type Page, pageOf, pageSize } from '#lib/paging.ts'
import { isCut } from './find-people.ts'

type Filter = { search: string; cursor: Cursor | null }

/** A list that is sorted, searched and turned over in pages. */
export type List<F extends Filter, Row extends { id: string }> = {
  row: z.ZodType<Row>
  /** A query for the rows that the filter finds: all of them, or those that a list looks at. */
  source(filter: F, whole: boolean): Prisma.Sql
  /** Whose words a search reads; left out, nobody is told that it met its limit. */
  people?: readonly ('customer' | 'signup')[]
  /** A query of `listed`, which are those rows: from the cursor on, in order, at most so many. */
  page(filter: F, most: number): Prisma.Sql
  /** What it is sorted by, as it goes into a cursor. */
  keyOf(row: Row, filter: F): string
}

/**
 * How many rows there are, counted no further than 10,001. `cut`: the search met its limit, so that there
 * are more than were looked at.
 */
export type Counted = { total: number; cut: boolean }

/** A row of a page beside what was counted; null where the page has none. */
function besideCounts<Row>(rowSchema: z.ZodType<Row>) {
  const schema = z.looseObject({ total: z.number(), cut: z.boolean(), nth: z.bigint().nullable() })
  return schema.transform(({ total, cut, ...rest }, context) => {
    if (rest.nth === null) return { total, cut, row: null }
    const parsed = rowSchema.safeParse(rest)
    if (parsed.success) return { total, cut, row: parsed.data }
    context.addIssue({ code: 'custom', path: parsed.error.issues[0]?.path ?? [] })
    return z.NEVER
  })
}

/** One page, and how many rows there are, in one statement. */
export async function readPage<F extends Filter, Row extends { id: string }>(
  list: List<F, Row>,
  filter: F,
): Promise<Page<Row> & Counted> {
  const statement = Prisma.sql`
    ${listed(list, filter, false)}
    select n.total, ${isCut(list.people ?? [], filter.search)} as cut, p.*
    from (select count(*)::int as total from (select from listed limit ${mostCounted + 1}) counted) n
      left join (select row_number() over () as nth, p.* from (${list.page(filter, pageSize + 1)}) p) p on true
    order by p.nth`
  const schema = besideCounts(list.row)
  const read = await readReplica(() => rows(db(), schema)`${statement}`)
  const { total = 0, cut = false } = read[0] ?? {}
  const found = read.flatMap(({ row }) => (row === null ? [] : [row]))
  return { ...asPage(list, filter, found, pageSize), total, cut }
}

/** At most `size` rows, not counted, for who reads a list to its end: a search is not cut. */
export async function readPiece<F extends Filter, Row extends { id: string }>(
  list: List<F, Row>,
  filter: F,
  size: number,
): Promise<Page<Row>> {
  const statement = Prisma.sql`${listed(list, filter, true)} ${list.page(filter, size + 1)}`
  const read = await readReplica(() => rows(db(), list.row)`${statement}`)
  return asPage(list, filter, read, size)
}

/** Whoever a search finds is few: read once, then counted and sorted. */
function listed<F extends Filter, Row extends { id: string }>(
  { source }: List<F, Row>,
  filter: F,
  whole: boolean,
): Prisma.Sql {
  return filter.search.trim() === ''
    ? Prisma.sql`with listed as not materialized (${source(filter, whole)})`
    : Prisma.sql`with listed as materialized (${source(filter, whole)})`
}

function asPage<F extends Filter, Row extends { id: string }>(
  { keyOf }: List<F, Row>,
  filter: F,
  read: Row[],
  size: number,
): Page<Row> {
  const key = (one: Row) => keyOf(one, filter)
  return pageOf(read, filter.cursor, key, size)
}
