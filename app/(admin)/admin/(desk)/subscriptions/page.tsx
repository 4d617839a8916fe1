import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { PeopleList } from '#app/(admin)/_components/people-list.tsx'
import { type Query, readFilter } from '#app/(admin)/_components/read-filter.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { listSubscriptions, subscriptionTabs } from '#lib/subscriptions/list-subscriptions.ts'
import { subscriptionWords } from './messages.ts'
import { SubscriptionTable } from './subscription-table.tsx'

const sorts = ['newest', 'oldest'] as const

type Props = { searchParams: Promise<Query> }

/** All subscriptions: filters, order and place stand in the address. */
export default function SubscriptionsPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const words = subscriptionWords[locale]
  const filter = readFilter(await searchParams, subscriptionTabs, sorts)
  const [list, { timeZone }] = await Promise.all([
    listSubscriptions({ ...filter, oldestFirst: filter.sort === 'oldest' }),
    readSystemStatus(),
  ])
  return (
    <PeopleList
      locale={locale}
      staff={staff}
      section="subscriptions"
      tabs={subscriptionTabs}
      tabWords={words.tabs}
      sorts={sorts}
      filter={filter}
      list={list}
      none={words.empty}
    >
      <SubscriptionTable rows={list.rows} locale={locale} timeZone={timeZone} />
    </PeopleList>
  )
}
