import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor } from '#lib/paging.ts'
import { peopleMatching } from '#lib/search/find-people.ts'
import { momentIn, type PlaceInList, placeInList } from '#lib/search/place-in-list.ts'
import { agreedTokens, unusableTokens } from '#lib/states/token.ts'
import { openTokenOperations } from '#lib/states/token-operation.ts'
import type { TokenFilter } from './token-filter.ts'

/**
 * The tokens that a search finds, person by person through an index, however the tables grow; without a
 * search, all of them.
 */
export function sourceOf({ search }: Pick<TokenFilter, 'search'>): Prisma.Sql {
  const wanted = search.trim()
  if (wanted === '') return Prisma.sql`tokens`
  const parts = [
    Prisma.sql`select found.* from ${peopleMatching('customer', wanted)} as person
      cross join lateral (select * from tokens where customer_id = person.ref offset 0) as found`,
    // Each is looked for only where it can be one: a look into an index for nothing is a look too.
    ...(wanted.length === 4 ? [Prisma.sql`select * from tokens where id_last4 = ${wanted}`] : []),
    ...(wanted.startsWith('tok_') ? [Prisma.sql`select * from tokens where id = ${wanted}`] : []),
  ]
  return Prisma.sql`(${Prisma.join(parts, ' union ')})`
}

/** An operation that is not over; at most one a token, and the database has an index of just these. */
export const operationIsOpen = Prisma.sql`m.status in ${anyOf(openTokenOperations)}`

const tokensWithOpenOperation = Prisma.sql`select m.token_id from token_operations m where ${operationIsOpen}`

/** Of the token `t`. */
export const hasOpenOperation = Prisma.sql`exists (select from token_operations m where m.token_id = t.id and ${operationIsOpen})`

/** Which of them; each tab has an index of its own, so that it costs the same among millions. */
export function conditionOf({ tab }: Pick<TokenFilter, 'tab'>): Prisma.Sql {
  if (tab === 'all') return Prisma.sql`true`
  if (tab === 'unused') return Prisma.sql`not t.in_use and t.status in ${anyOf(agreedTokens)}`
  if (tab === 'stopped') return Prisma.sql`t.in_use and t.status in ${anyOf(unusableTokens)}`
  if (tab === 'open') return Prisma.sql`t.id = any(array(${tokensWithOpenOperation}))`
  return Prisma.sql`t.status = ${tab}::token_status`
}

/** From a place in the list on, which is sorted by when a token was made. */
export function placeInTokens({
  oldestFirst,
  cursor,
}: Pick<TokenFilter, 'oldestFirst'> & { cursor: Cursor | null }): PlaceInList {
  const key = { key: Prisma.sql`t.created_at`, id: Prisma.sql`t.id` }
  return placeInList(key, cursor, { descending: !oldestFirst, at: momentIn(cursor) })
}

/** Asked for row by row: joined as a whole, a million customers would be read for one page. */
export const customerOf = Prisma.sql`left join lateral (
  select c.last_name || ' ' || c.first_name as name, c.last_name_kana || ' ' || c.first_name_kana as kana
  from customers c where c.id = t.customer_id offset 0) as c on true`
