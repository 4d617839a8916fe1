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
import { listSignups, signupTabs } from '#lib/signups/list-signups.ts'
import { SignupTable } from './signup-table.tsx'

const sorts = ['newest', 'oldest'] as const

type Props = { searchParams: Promise<Query> }

/** All signups of people; whoever only began to type has a tab of their own. */
export default function SignupsPage(props: Props) {
  return orAdminTrouble(() => render(props))
}

async function render({ searchParams }: Props) {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const words = peopleWords[locale]
  const rooms = roomWords[locale]
  const title = rooms.signups
  const filter = readFilter(await searchParams, signupTabs, sorts)
  const [list, { timeZone }] = await Promise.all([
    listSignups({ ...filter, oldestFirst: filter.sort === 'oldest' }),
    readPulse(),
  ])
  const base = paths.admin.signups
  const address = listAddress(base, filter, { tab: 'all', sort: 'newest' })
  return (
    <Room locale={locale} staff={staff} room="signups" title={title}>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <ListFilters
        locale={locale}
        base={base}
        tabs={signupTabs}
        tabWords={words.signupTabs}
        sorts={sorts}
        filter={filter}
      />
      {filter.tab === 'empty' ? <p className="small muted">{words.emptyHint}</p> : null}
      {list.rows.length === 0 ? (
        <p className="empty">{list.cut ? rooms.noneOfThese : words.noSignup}</p>
      ) : (
        <SignupTable rows={list.rows} locale={locale} timeZone={timeZone} />
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
      <Download locale={locale} list="signups" base={address} />
    </Room>
  )
}
