import { Status } from '#app/(admin)/_components/status.tsx'
import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import type { CustomerView } from '#lib/customers/get-customer-view.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { customerWords } from '../messages.ts'
import { chooseDefaultAction } from './actions.ts'

type Props = { customer: CustomerView; locale: Locale; role: StaffRole }

/** The customer's tokens; of several active ones the default is proposed first. */
export function TokensOf({ customer, locale, role }: Props) {
  const words = peopleWords[locale]
  const own = customerWords[locale]
  const { tokens, defaultTokenId } = customer
  const active = tokens.filter(({ status }) => status === 'active')
  return (
    <section className="section" aria-labelledby="tokens-title">
      <h2 id="tokens-title">{words.headings.tokens}</h2>
      {tokens.length === 0 ? <p className="muted">{own.noTokens}</p> : null}
      <table className="table">
        <tbody>
          {tokens.map(({ id, last4, status, usedBy }) => (
            <tr key={id}>
              <td>
                <a href={paths.admin.token(id)}>
                  <code>…{last4}</code>
                </a>
              </td>
              <td>
                <Status kind="token" value={status} locale={locale} />
              </td>
              <td>{words.usedBy(usedBy)}</td>
              <td className="sum">
                {id === defaultTokenId ? (
                  <strong>{words.defaultMark}</strong>
                ) : status === 'active' && active.length > 1 && mayDo(role, 'token.assign') ? (
                  <form action={chooseDefaultAction}>
                    <input type="hidden" name="customer" value={customer.id} />
                    <input type="hidden" name="token" value={id} />
                    <button type="submit" className="plain">
                      {own.makeDefault}
                    </button>
                  </form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
