import { readFilter } from '#app/(admin)/_components/read-filter.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { exportCustomers } from '#lib/customers/export-customers.ts'
import { customerSorts, customerTabs } from '#lib/customers/list-customers.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { searchIsCut } from '#lib/search/find-people.ts'
import { exportSignups } from '#lib/signups/export-signups.ts'
import { signupTabs } from '#lib/signups/list-signups.ts'
import { exportSubscriptions } from '#lib/subscriptions/export-subscriptions.ts'
import { subscriptionTabs } from '#lib/subscriptions/list-subscriptions.ts'
import { exportTokens } from '#lib/tokens/export-tokens.ts'
import { readTokenFilter } from '#lib/tokens/token-filter.ts'

type Query = Record<string, string | undefined>

/** Every list that can be saved, with the filters that its page has in the address. */
export const lists: Record<string, (query: Query, locale: Locale, timeZone: string) => CsvList> = {
  customers: (query, locale, timeZone) =>
    exportCustomers(readFilter(query, customerTabs, customerSorts), locale, timeZone),
  subscriptions: (query, locale, timeZone) =>
    exportSubscriptions(dated(query, subscriptionTabs), locale, timeZone),
  signups: (query, locale, timeZone) => exportSignups(dated(query, signupTabs), locale, timeZone),
  tokens: (query, locale, timeZone) => exportTokens(readTokenFilter(query), locale, timeZone),
}

/** Of a search that met its limit the tokens are not all there: a file that is not whole is not made. */
export async function isWhole(name: string, query: Query): Promise<boolean> {
  return name !== 'tokens' || !(await searchIsCut('customer', readTokenFilter(query).search))
}

function dated<Tab extends string>(query: Query, tabs: readonly [Tab, ...Tab[]]) {
  const { sort, ...filter } = readFilter(query, tabs, ['newest', 'oldest'])
  return { ...filter, oldestFirst: sort === 'oldest' }
}
