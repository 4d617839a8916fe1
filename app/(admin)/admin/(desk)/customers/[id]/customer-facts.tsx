import { Email } from '#app/(admin)/_components/email.tsx'
import { Fact } from '#app/(admin)/_components/fact.tsx'
import { Postal } from '#app/(admin)/_components/postal.tsx'
import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import { instantOf } from '#lib/clock.ts'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import type { CustomerView } from '#lib/customers/get-customer-view.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import { actionWords } from '../../_actions/messages.ts'
import { customerWords } from '../messages.ts'

type Props = { customer: CustomerView; locale: Locale; role: StaffRole }

/** Who it is and how they are reached, and what may be done about all of it. */
export function CustomerFacts({ customer, locale, role }: Props) {
  const { facts, headings, shortId } = peopleWords[locale]
  const { columns, erase, facts: own } = customerWords[locale]
  const gone = customer.erasedAt !== null
  const acts = [
    {
      act: 'hold',
      title: actionWords[locale].hold.act,
      open: !customer.heldAt && mayDo(role, 'customer.hold'),
    },
    { act: 'erase', title: erase.act, open: mayDo(role, 'customer.erase') },
  ].filter(({ open }) => open && !gone)
  return (
    <>
      <h2>{own.title}</h2>
      <dl className="facts ruled">
        {gone ? null : (
          <>
            <Fact name={facts.mail}>
              <Email address={customer.emailAddress} />
            </Fact>
            <Fact name={facts.phone}>{formatPhone(customer.phoneNumber)}</Fact>
            <Fact name={facts.address}>
              <Postal address={customer} />
            </Fact>
          </>
        )}
        <Fact name={columns.since}>
          {formatDate(dateIn(customer.facts.timeZone, instantOf(customer.createdAt)), locale)}
        </Fact>
        <Fact name={facts.id}>
          <code>{shortId(customer.id.slice(-8))}</code>
        </Fact>
      </dl>
      {acts.length === 0 ? null : (
        <section className="section" aria-labelledby="actions">
          <h2 id="actions">{headings.actions}</h2>
          <ul className="stack tight">
            {acts.map(({ act, title }) => (
              <li key={act}>
                <a className="button quiet" href={`${paths.admin.customer(customer.id)}?do=${act}`}>
                  {title}…
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
