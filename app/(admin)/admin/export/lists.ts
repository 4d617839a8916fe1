import { readFilter } from '#app/(admin)/_components/read-filter.ts'
import { addressText } from '#lib/address-text.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { customerSorts, customerTabs } from '#lib/customers/list-customers.ts'
import { dispatchTabs } from '#lib/deliveries/list-dispatches.ts'
import { emailTabs } from '#lib/emails/list-emails.ts'
import { eventTabs } from '#lib/events/list-events.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { searchIsCut } from '#lib/search/find-people.ts'
import { signupTabs } from '#lib/signups/staff/list-signups.ts'
import { subscriptionTabs } from '#lib/subscriptions/list-subscriptions.ts'
import { readTokenFilter } from '#lib/tokens/token-filter.ts'
import { exportAudit } from './audit.ts'
import { exportCustomers } from './customers.ts'
import { exportDeliveries } from './deliveries.ts'
import { exportDispatches } from './dispatch.ts'
import { exportEmails } from './emails.ts'
import { exportEvents } from './events.ts'
import { exportRuns } from './operations.ts'
import { exportDrifts } from './reconcile.ts'
import { exportSignups } from './signups.ts'
import { exportSubscriptions } from './subscriptions.ts'
import { exportTokens } from './tokens.ts'

type Query = Record<string, string | undefined>

/** Every list that can be saved, with the filters that its page has in the address. */
export const lists: Record<string, (query: Query, locale: Locale, timeZone: string) => CsvList> = {
  customers: (query, locale, timeZone) =>
    exportCustomers(readFilter(query, customerTabs, customerSorts), locale, timeZone),
  subscriptions: (query, locale, timeZone) =>
    exportSubscriptions(dated(query, subscriptionTabs), locale, timeZone),
  signups: (query, locale, timeZone) => exportSignups(dated(query, signupTabs), locale, timeZone),
  tokens: (query, locale, timeZone) => exportTokens(readTokenFilter(query), locale, timeZone),
  operations: (_, locale, timeZone) => exportRuns(locale, timeZone),
  events: ({ tab }, locale, timeZone) => exportEvents(tabOf(tab, eventTabs), locale, timeZone),
  dispatch: ({ tab }, locale, timeZone) =>
    exportDispatches(tabOf(tab, dispatchTabs), locale, timeZone),
  deliveries: (_, locale) => exportDeliveries(locale),
  emails: ({ tab }, locale, timeZone) => exportEmails(tabOf(tab, emailTabs), locale, timeZone),
  reconcile: (_, locale, timeZone) => exportDrifts(locale, timeZone),
  audit: (query, locale, timeZone) =>
    exportAudit(
      { actor: addressText(query, 'actor'), subject: addressText(query, 'subject') },
      locale,
      timeZone,
    ),
}

/** Of a search that met its limit the tokens are not all there: a file that is not whole is not made. */
export async function isWhole(name: string, query: Query): Promise<boolean> {
  return name !== 'tokens' || !(await searchIsCut('customer', readTokenFilter(query).search))
}

function tabOf<Tab extends string>(asked: string | undefined, tabs: readonly [Tab, ...Tab[]]): Tab {
  return tabs.find((one) => one === asked) ?? tabs[0]
}

function dated<Tab extends string>(query: Query, tabs: readonly [Tab, ...Tab[]]) {
  const { sort, ...filter } = readFilter(query, tabs, ['newest', 'oldest'])
  return { ...filter, oldestFirst: sort === 'oldest' }
}
