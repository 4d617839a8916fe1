import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminTrouble } from '#app/_request/admin-page.tsx'
import { Missing } from '#app/(admin)/_components/missing.tsx'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { Room } from '#app/(admin)/_components/room.tsx'
import { Told } from '#app/(admin)/_components/told.tsx'
import { listActivities } from '#lib/activity/list-activities.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo, type Permission } from '#lib/auth/roles.ts'
import { getCustomerView } from '#lib/customers/get-customer-view.ts'
import { deedWords } from '#lib/i18n/admin/deeds.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { HoldAlarm } from '../../_deeds/hold-alarm.tsx'
import { CustomerStory } from './customer-story.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { HoldCustomer } from './hold-customer.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

/** One customer: trouble first, then what runs, then everything that happened. */
export default function CustomerPage(props: Props) {
  return orAdminTrouble(() => render(props))
}

async function render({ params, searchParams }: Props) {
  const [{ id }, { do: asked }] = await Promise.all([params, searchParams])
  const staff = await requireStaff(needs(asked), id)
  const locale = await readAdminLocale()
  const [customer, activities] = await Promise.all([
    getCustomerView(id),
    listActivities({ kind: 'customer', id }),
  ])
  const words = peopleWords[locale]
  const deeds = deedWords[locale]
  if (!customer)
    return (
      <Room locale={locale} staff={staff} room="customers" title={deeds.told['unknown-customer']}>
        <Missing locale={locale} title={deeds.told['unknown-customer']} room="customers" />
      </Room>
    )
  const { facts, heldAt, erasedAt } = customer
  const title = erasedAt ? words.erasedName : words.name(customer.name)
  const stale =
    asked === 'hold' && heldAt
      ? 'already-held'
      : asked === 'erase' && erasedAt
        ? 'erased-already'
        : null
  const holding = asked === 'hold' && !heldAt
  return (
    <Room locale={locale} staff={staff} room="customers" title={title}>
      <div className="page-head start">
        <h1>{title}</h1>
        <span className="small muted">{customer.kana}</span>
      </div>
      <Told words={deeds.told} instead={stale} />
      {holding ? <HoldCustomer customer={customer} locale={locale} /> : null}
      {asked === 'erase' && !erasedAt ? <EraseDialog customer={customer} locale={locale} /> : null}
      {holding || (asked === 'erase' && !erasedAt) ? null : (
        <>
          {erasedAt ? (
            <div className="standing calm">
              <div>
                <h2>{words.erasedTitle}</h2>
                <p>{words.erasedText(formatWhen(erasedAt, locale, facts.timeZone))}</p>
              </div>
            </div>
          ) : null}
          {heldAt ? (
            <HoldAlarm
              kind="customer"
              id={customer.id}
              hold={{ at: heldAt, reason: customer.holdReason, by: customer.heldBy }}
              locale={locale}
              timeZone={facts.timeZone}
              mayLift={mayDo(staff.role, 'customer.hold')}
            />
          ) : null}
          <CustomerStory
            customer={customer}
            activities={activities}
            locale={locale}
            role={staff.role}
          />
        </>
      )}
    </Room>
  )
}

/** A dialog is refused to who may not do what it does, before anything of it is shown. */
function needs(asked: Query['do']): Permission {
  if (asked === 'erase') return 'customer.erase'
  return asked === 'hold' ? 'customer.hold' : 'look'
}
