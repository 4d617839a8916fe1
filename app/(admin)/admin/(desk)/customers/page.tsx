import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { PeopleList } from '#app/(admin)/_components/people-list.tsx'
import { type Query, readFilter } from '#app/(admin)/_components/read-filter.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { customerSorts, customerTabs, listCustomers } from '#lib/customers/list-customers.ts'
import { CustomerTable } from './customer-table.tsx'
import { customerWords } from './messages.ts'

type Props = { searchParams: Promise<Query> }

/** All customers: filters, order and place stand in the address. */
export default function CustomersPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const words = customerWords[locale]
  const filter = readFilter(await searchParams, customerTabs, customerSorts)
  const [list, { timeZone }] = await Promise.all([listCustomers(filter), readSystemStatus()])
  return (
    <PeopleList
      locale={locale}
      staff={staff}
      section="customers"
      tabs={customerTabs}
      tabWords={words.tabs}
      sorts={customerSorts}
      filter={filter}
      list={list}
      none={words.empty}
    >
      <CustomerTable rows={list.rows} locale={locale} timeZone={timeZone} />
    </PeopleList>
  )
}
