import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Cursor, mostCounted, type Page, pageOf, pageSize } from '#lib/paging.ts'
import { peopleMatching } from '#lib/search/find-people.ts'

export const tokenTabs = [
  'all',
  'active',
  'disabled',
  'requires_authorization',
  'unused',
  'open',
] as const
export type TokenTab = (typeof tokenTabs)[number]

export type TokenFilter = {
  tab: TokenTab
  /** A customer's name, kana, mail or phone, or the last four of the id. */
  search: string
  oldestFirst: boolean
  cursor: Cursor | null
}

const rowSchema = z.object({
  id: z.string(),
  last4: z.string(),
  status: z.string(),
  carries: z.number(),
  createdAt: z.date(),
  checkedAt: z.date().nullable(),
  customerId: z.string().nullable(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  move: z.string().nullable(),
})
export type TokenRow = z.output<typeof rowSchema>

/** One page of tokens, and how many there are, counted no further than 10,001. */
export async function listTokens(filter: TokenFilter): Promise<Page<TokenRow> & { total: number }> {
  const where = tokenCondition(filter)
  const backwards = filter.cursor?.direction === 'before'
  const descending = filter.oldestFirst === backwards
  const rows = await db().$queryRaw`
    select t.id, t.id_last4 as last4, t.status::text, t.carries, t.created_at as "createdAt",
      t.checked_at as "checkedAt", t.customer_id as "customerId", c.last_name || ' ' || c.first_name as name,
      c.last_name_kana || ' ' || c.first_name_kana as kana,
      (select m.status::text from token_moves m where m.token_id = t.id
        and m.status in ('waiting', 'intended', 'sending', 'unknown')) as move
    from tokens t left join customers c on c.id = t.customer_id
    where ${where} and ${placeOf(filter.cursor, descending)}
    order by t.created_at ${descending ? Prisma.sql`desc` : Prisma.sql`asc`},
      t.id ${descending ? Prisma.sql`desc` : Prisma.sql`asc`}
    limit ${pageSize + 1}`
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from (select from tokens t where ${where} limit ${mostCounted + 1}) as counted`
  const page = pageOf(z.array(rowSchema).parse(rows), filter.cursor, ({ createdAt }) =>
    createdAt.toISOString(),
  )
  return { ...page, total: counted?.total ?? 0 }
}

/** What a row `t` of tokens must fulfil. */
export function tokenCondition({ tab, search }: Pick<TokenFilter, 'tab' | 'search'>): Prisma.Sql {
  const inTab = tabCondition(tab)
  if (search.trim() === '') return inTab
  return Prisma.sql`${inTab} and (t.customer_id in ${peopleMatching('customer', search)} or t.id_last4 = ${search.trim()} or t.id = ${search.trim()})`
}

function tabCondition(tab: TokenTab): Prisma.Sql {
  if (tab === 'all') return Prisma.sql`true`
  if (tab === 'unused') return Prisma.sql`t.carries = 0 and t.status in ('active', 'disabled')`
  if (tab === 'open')
    return Prisma.sql`exists (select from token_moves m where m.token_id = t.id
      and m.status in ('waiting', 'intended', 'sending', 'unknown'))`
  return Prisma.sql`t.status = ${tab}::token_status`
}

function placeOf(cursor: Cursor | null, descending: boolean): Prisma.Sql {
  if (!cursor || Number.isNaN(Date.parse(cursor.at))) return Prisma.sql`true`
  const place = Prisma.sql`(${new Date(cursor.at)}::timestamptz, ${cursor.id})`
  return descending
    ? Prisma.sql`(t.created_at, t.id) < ${place}`
    : Prisma.sql`(t.created_at, t.id) > ${place}`
}
