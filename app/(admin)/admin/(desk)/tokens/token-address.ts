import { type Cursor, readCursor, writeCursor } from '#lib/paging.ts'
import { paths } from '#lib/paths.ts'
import { readTokenFilter, type TokenFilter } from '#lib/tokens/token-filter.ts'

type Query = Record<string, string | string[] | undefined>

export type Filter = TokenFilter & { cursor: Cursor | null }

/** Which rows the page shows as selected. */
const picks = ['page', 'all'] as const
export type Pick = (typeof picks)[number] | null

/** Of a search that met its limit nobody knows who all are. */
export function pickOf(asked: string | string[] | undefined, cut: boolean): Pick {
  const pick = picks.find((one) => one === asked) ?? null
  return pick === 'all' && cut ? null : pick
}

/** Whatever the address holds: what is not one of ours counts as not set. */
export function readFilter(query: Query): Filter {
  return { ...readTokenFilter(query), cursor: readCursor(String(query.at ?? '')) }
}

/** The list with these filters; from its beginning, or the same page with rows selected. */
export function addressOf({ tab, search, oldestFirst, cursor }: Filter, pick?: Pick): string {
  const query = new URLSearchParams({
    ...(tab === 'all' ? {} : { tab }),
    ...(search === '' ? {} : { q: search }),
    ...(oldestFirst ? { sort: 'oldest' } : {}),
    ...(pick !== undefined && cursor ? { at: writeCursor(cursor) } : {}),
    ...(pick ? { pick } : {}),
  })
  return query.size === 0 ? paths.admin.tokens : `${paths.admin.tokens}?${query}`
}
