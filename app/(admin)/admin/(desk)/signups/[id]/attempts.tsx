import { Status } from '#app/(admin)/_components/status.tsx'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { shownStatus } from '#lib/signups/shown-status.ts'
import type { SignupRecord } from '#lib/signups/staff/get-signup-record.ts'

/** The other attempts of the line: all of them lead to one subscription. */
export function Attempts({ signup, locale }: { signup: SignupRecord; locale: Locale }) {
  const words = peopleWords[locale]
  if (signup.attempts.length === 0) return null
  return (
    <section className="section" id="attempts" aria-labelledby="attempts-title">
      <h2 id="attempts-title">{words.headings.attempts}</h2>
      <table className="table">
        <tbody>
          {signup.attempts.map((one) => (
            <tr key={one.id}>
              <td>
                <Status kind="signup" value={shownStatus(one)} locale={locale} />
              </td>
              <td>{words.paymentMethods[one.paymentMethod]}</td>
              <td className="nowrap">
                <a href={paths.admin.signup(one.id)}>
                  {formatWhen(one.createdAt, locale, signup.facts.timeZone)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
