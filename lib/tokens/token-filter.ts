import { addressText } from '#lib/address-text.ts'

export const tokenTabs = [
  'all',
  'active',
  'disabled',
  'requires_authorization',
  'unused',
  'stopped',
  'open',
] as const
type TokenTab = (typeof tokenTabs)[number]

export type TokenFilter = {
  tab: TokenTab
  /** A customer's name, kana, mail or phone, or the last four of the id. */
  search: string
  oldestFirst: boolean
}

/** Whatever the address holds: what is not one of ours counts as not set. */
export function readTokenFilter(query: Record<string, unknown>): TokenFilter {
  const text = (name: string) => addressText(query, name)
  return {
    tab: tokenTabs.find((one) => one === text('tab')) ?? 'all',
    search: text('q'),
    oldestFirst: text('sort') === 'oldest',
  }
}
