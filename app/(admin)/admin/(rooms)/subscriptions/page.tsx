import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminTrouble } from '#app/_request/admin-page.tsx'
import { readPulse } from '#app/_request/admin-pulse.ts'
import { Download } from '#app/(admin)/_components/download.tsx'
import { listAddress } from '#app/(admin)/_components/list-address.ts'
import { ListFilters } from '#app/(admin)/_components/list-filters.tsx'
import { Paging } from '#app/(admin)/_components/paging.tsx'
import { type Query, readFilter } from '#app/(admin)/_components/read-filter.ts'
import { Room } from '#app/(admin)/_components/room.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { roomWords } from '#lib/i18n/admin/rooms.ts'
import { paths } from '#lib/paths.ts'
import { listSubscriptions, subscriptionTabs } from '#lib/subscriptions/list-subscriptions.ts'
import { SubscriptionTable } from './subscription-table.tsx'

const sorts = ['newest', 'oldest'] as const

type Props = { searchParams: Promise<Query> }

/** All subscriptions: filters, order and place stand in the address. */
export default function SubscriptionsPage(props: Props) {
  return orAdminTrouble(() => render(props))
}

async function render({ searchParams }: Props) {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const words = peopleWords[locale]
  const rooms = roomWords[locale]
  const title = rooms.subscriptions
  const filter = readFilter(await searchParams, subscriptionTabs, sorts)
  const [list, { timeZone }] = await Promise.all([
    listSubscriptions({ ...filter, oldestFirst: filter.sort === 'oldest' }),
    readPulse(),
  ])
  const base = paths.admin.subscriptions
  const address = listAddress(base, filter, { tab: 'all', sort: 'newest' })
  return (
    <Room locale={locale} staff={staff} room="subscriptions" title={title}>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <ListFilters
        locale={locale}
        base={base}
        tabs={subscriptionTabs}
        tabWords={words.subscriptionTabs}
        sorts={sorts}
        filter={filter}
      />
      {list.rows.length === 0 ? (
        <p className="empty">{list.cut ? rooms.noneOfThese : words.noSubscription}</p>
      ) : (
        <SubscriptionTable rows={list.rows} locale={locale} timeZone={timeZone} />
      )}
      <Paging
        locale={locale}
        base={address}
        shown={list.rows.length}
        total={list.total}
        cut={list.cut}
        previous={list.previous}
        next={list.next}
      />
      <Download locale={locale} list="subscriptions" base={address} />
    </Room>
  )
}
