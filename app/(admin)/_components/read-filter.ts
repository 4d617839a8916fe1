import { addressText } from '#lib/address-text.ts'
import { type Cursor, readCursor } from '#lib/paging.ts'

export type Query = Record<string, string | string[] | undefined>

/** Whatever the address holds: what is not one of ours counts as not set. The first of each is the usual one. */
export function readFilter<Tab extends string, Sort extends string>(
  query: Query,
  tabs: readonly [Tab, ...Tab[]],
  sorts: readonly [Sort, ...Sort[]],
): { tab: Tab; search: string; sort: Sort; cursor: Cursor | null } {
  const text = (name: string) => addressText(query, name)
  return {
    tab: tabs.find((one) => one === text('tab')) ?? tabs[0],
    search: text('q'),
    sort: sorts.find((one) => one === text('sort')) ?? sorts[0],
    cursor: readCursor(typeof query.at === 'string' ? query.at : ''),
  }
}
