import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor, Page } from '#lib/paging.ts'
import { type List, readPage } from '#lib/search/list-pages.ts'
import { datedCursor, momentIn, placeInList } from '#lib/search/place-in-list.ts'
import { tokenStatuses } from '#lib/states/token.ts'
import { tokenOperationStatuses } from '#lib/states/token-operation.ts'
import { usesOf } from '#lib/states/uses-of-token.ts'
import { tokenActions } from '#lib/tokens/operations/token-operation.ts'
import { conditionOf, customerOf, operationIsOpen, sourceOf } from './token-conditions.ts'
import type { TokenFilter } from './token-filter.ts'

const rowSchema = z.object({
  id: z.string(),
  last4: z.string(),
  status: z.enum(tokenStatuses),
  usedBy: z.number(),
  createdAt: z.date(),
  /** What the list is sorted by: when the token was made, or of the open ones, when its operation was asked for. */
  sortAt: z.date(),
  checkedAt: z.date().nullable(),
  customerId: z.string().nullable(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  /** How the move of the staff stands that is under way, what it is, and until when it waits. */
  operation: z.enum(tokenOperationStatuses).nullable(),
  operationAction: z.enum(tokenActions).nullable(),
  operationUntil: z.date().nullable(),
})
export type TokenRow = z.output<typeof rowSchema>

/** One page of tokens, and how many there are, counted no further than 10,001. */
export function listTokens(
  filter: TokenFilter & { cursor: Cursor | null },
): Promise<Page<TokenRow> & { total: number }> {
  return readPage(tokens, { ...filter, cursor: datedCursor(filter.cursor) })
}

const tokens: List<TokenFilter & { cursor: Cursor | null }, TokenRow> = {
  row: rowSchema,
  source: (filter) =>
    filter.tab === 'open' && filter.search.trim() === ''
      ? withOpenOperation
      : sortedByToken(filter),
  page: (filter, most) => {
    const { oldestFirst, cursor } = filter
    const key = { key: Prisma.sql`t.sort_at`, id: Prisma.sql`t.sort_id` }
    const { place, order } = placeInList(key, cursor, {
      descending: !oldestFirst,
      at: momentIn(cursor),
    })
    return Prisma.sql`
      with page as materialized (select * from listed t where ${place} order by ${order} limit ${most})
      select t.id, t.id_last4 as last4, t.status::text, ${usesOf(Prisma.sql`t.id`)} as "usedBy", t.created_at as "createdAt", t.sort_at as "sortAt",
        t.checked_at as "checkedAt", t.customer_id as "customerId", c.name, c.kana,
        m.status::text as operation, m.action::text as "operationAction", m.run_after as "operationUntil"
      from page t
        ${customerOf}
        left join lateral (select m.status, m.action, m.run_after from token_operations m
          where m.token_id = t.id and ${operationIsOpen} offset 0) m on true
      order by ${order}`
  },
  keyOf: ({ sortAt }) => sortAt.toISOString(),
}

function sortedByToken(filter: TokenFilter): Prisma.Sql {
  return Prisma.sql`select t.created_at as sort_at, t.id as sort_id, t.* from ${sourceOf(filter)} as t
    where ${conditionOf(filter)}`
}

/** Joined from the left, so that counting them reads no token. */
const withOpenOperation = Prisma.sql`
  select m.created_at as sort_at, m.token_id as sort_id, t.*
  from token_operations m left join tokens t on t.id = m.token_id where ${operationIsOpen}`
