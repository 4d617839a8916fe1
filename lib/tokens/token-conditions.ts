import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor } from '#lib/paging.ts'
import { peopleMatching } from '#lib/search/find-people.ts'
import type { TokenFilter, TokenTab } from './token-filter.ts'

/** Which tokens; each part is answered by an index of its own, so that it costs the same among millions. */
export function conditionOf({ tab, search }: TokenFilter): Prisma.Sql {
  const inTab = tabCondition(tab)
  const wanted = search.trim()
  if (wanted === '') return inTab
  return Prisma.sql`${inTab} and t.id in (
    select id from tokens where customer_id in ${peopleMatching('customer', wanted)}
    union select id from tokens where id_last4 = ${wanted} union select ${wanted})`
}

function tabCondition(tab: TokenTab): Prisma.Sql {
  if (tab === 'all') return Prisma.sql`true`
  if (tab === 'unused') return Prisma.sql`t.carries = 0 and t.status in ('active', 'disabled')`
  if (tab === 'open') return Prisma.sql`t.open_move is not null`
  return Prisma.sql`t.status = ${tab}::token_status`
}

/** From a place in the list on. */
export function placeOf(cursor: Cursor | null, descending: boolean): Prisma.Sql {
  if (!cursor || Number.isNaN(Date.parse(cursor.at))) return Prisma.sql`true`
  const place = Prisma.sql`(${new Date(cursor.at)}::timestamptz, ${cursor.id})`
  return descending
    ? Prisma.sql`(t.created_at, t.id) < ${place}`
    : Prisma.sql`(t.created_at, t.id) > ${place}`
}

export function orderOf(descending: boolean): Prisma.Sql {
  return descending
    ? Prisma.sql`order by t.created_at desc, t.id desc`
    : Prisma.sql`order by t.created_at, t.id`
}
