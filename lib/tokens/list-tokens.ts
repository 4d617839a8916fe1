import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { type Cursor, mostCounted, type Page, pageOf, pageSize } from '#lib/paging.ts'
import { conditionOf, customerOf, orderOf, placeOf, sourceOf } from './token-conditions.ts'
import type { TokenFilter } from './token-filter.ts'

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
export async function listTokens(
  filter: TokenFilter & { cursor: Cursor | null },
): Promise<Page<TokenRow> & { total: number }> {
  const where = conditionOf(filter)
  const backwards = filter.cursor?.direction === 'before'
  const descending = filter.oldestFirst === backwards
  const rows = await db().$queryRaw`
    select t.id, t.id_last4 as last4, t.status::text, t.carries, t.created_at as "createdAt",
      t.checked_at as "checkedAt", t.customer_id as "customerId", c.name, c.kana,
      t.open_move::text as move
    from (select * from ${sourceOf(filter)} as t where ${where} and ${placeOf(filter.cursor, descending)}
      ${orderOf(descending)} limit ${pageSize + 1}) as t
      ${customerOf}
    ${orderOf(descending)}`
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from (select from ${sourceOf(filter)} as t where ${where} limit ${mostCounted + 1}) as counted`
  const page = pageOf(z.array(rowSchema).parse(rows), filter.cursor, ({ createdAt }) =>
    createdAt.toISOString(),
  )
  return { ...page, total: counted?.total ?? 0 }
}
