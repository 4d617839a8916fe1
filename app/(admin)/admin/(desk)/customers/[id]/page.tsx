import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { Missing } from '#app/(admin)/_components/missing.tsx'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { Section } from '#app/(admin)/_components/section.tsx'
import { listActivities } from '#lib/activity/list-activities.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo, type Permission } from '#lib/auth/roles.ts'
import { getCustomerView } from '#lib/customers/get-customer-view.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { HoldAlarm } from '../../_actions/hold-alarm.tsx'
import { actionWords } from '../../_actions/messages.ts'
import { customerWords } from '../messages.ts'
import { CustomerActivity } from './customer-activity.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { HoldCustomer } from './hold-customer.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

/** One customer: alerts first, then what runs, then everything that happened. */
export default function CustomerPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ params, searchParams }: Props) {
  const [{ id }, { do: asked }] = await Promise.all([params, searchParams])
  const staff = await requireStaff(permissionFor(asked), id)
  const locale = await readAdminLocale()
  const [customer, activities] = await Promise.all([
    getCustomerView(id),
    listActivities({ kind: 'customer', id }),
  ])
  const words = peopleWords[locale]
  const own = customerWords[locale]
  if (!customer)
    return (
      <Section
        locale={locale}
        staff={staff}
        section="customers"
        title={own.flash['unknown-customer']}
      >
        <Missing locale={locale} title={own.flash['unknown-customer']} section="customers" />
      </Section>
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
    <Section locale={locale} staff={staff} section="customers" title={title}>
      <div className="page-head start">
        <h1>{title}</h1>
        <span className="small muted">{customer.kana}</span>
      </div>
      <FlashMessage words={{ ...actionWords[locale].flash, ...own.flash }} instead={stale} />
      {holding ? <HoldCustomer customer={customer} locale={locale} /> : null}
      {asked === 'erase' && !erasedAt ? <EraseDialog customer={customer} locale={locale} /> : null}
      {holding || (asked === 'erase' && !erasedAt) ? null : (
        <>
          {erasedAt ? (
            <div className="alert calm">
              <div>
                <h2>{own.erasedTitle}</h2>
                <p>{own.erasedText(formatWhen(erasedAt, locale, facts.timeZone))}</p>
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
          <CustomerActivity
            customer={customer}
            activities={activities}
            locale={locale}
            role={staff.role}
          />
        </>
      )}
    </Section>
  )
}

/** A dialog is refused to who may not do what it does, before anything of it is shown. */
function permissionFor(asked: Query['do']): Permission {
  if (asked === 'erase') return 'customer.erase'
  return asked === 'hold' ? 'customer.hold' : 'look'
}
