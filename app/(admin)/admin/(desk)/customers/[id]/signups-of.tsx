import { Status } from '#app/(admin)/_components/status.tsx'
import type { CustomerView } from '#lib/customers/get-customer-view.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { shownStatus } from '#lib/signups/shown-status.ts'

/** Every attempt of the customer's, also those that led to nothing. */
export function SignupsOf({ customer, locale }: { customer: CustomerView; locale: Locale }) {
  const words = peopleWords[locale]
  return (
    <section className="section" aria-labelledby="signups-title">
      <h2 id="signups-title">{words.headings.signups}</h2>
      <table className="table">
        <tbody>
          {customer.signups.map((one) => (
            <tr key={one.id}>
              <td className="nowrap">
                <a href={paths.admin.signup(one.id)}>
                  {formatWhen(one.createdAt, locale, customer.facts.timeZone)}
                </a>
              </td>
              <td>
                <Status kind="signup" value={shownStatus(one)} locale={locale} />
              </td>
              <td>{one.plan[locale]}</td>
              <td className="wide">{words.paymentMethods[one.paymentMethod]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
