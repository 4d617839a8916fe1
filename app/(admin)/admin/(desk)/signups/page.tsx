import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { PeopleList } from '#app/(admin)/_components/people-list.tsx'
import { type Query, readFilter } from '#app/(admin)/_components/read-filter.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { listSignups, signupTabs } from '#lib/signups/staff/list-signups.ts'
import { signupWords } from './messages.ts'
import { SignupTable } from './signup-table.tsx'

const sorts = ['newest', 'oldest'] as const

type Props = { searchParams: Promise<Query> }

/** All signups of people; whoever only began to type has a tab of their own. */
export default function SignupsPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const words = signupWords[locale]
  const filter = readFilter(await searchParams, signupTabs, sorts)
  const [list, { timeZone }] = await Promise.all([
    listSignups({ ...filter, oldestFirst: filter.sort === 'oldest' }),
    readSystemStatus(),
  ])
  return (
    <PeopleList
      locale={locale}
      staff={staff}
      section="signups"
      tabs={signupTabs}
      tabWords={words.tabs}
      sorts={sorts}
      filter={filter}
      list={list}
      none={words.empty}
      hint={filter.tab === 'empty' ? words.emptyHint : null}
    >
      <SignupTable rows={list.rows} locale={locale} timeZone={timeZone} />
    </PeopleList>
  )
}
