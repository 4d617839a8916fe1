import { Email } from '#app/(admin)/_components/email.tsx'
import { PersonName } from '#app/(admin)/_components/person-name.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { instantOf } from '#lib/clock.ts'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import type { CustomerRow } from '#lib/customers/list-customers.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import { customerWords } from './messages.ts'

type Props = { rows: CustomerRow[]; locale: Locale; timeZone: string }

export function CustomerTable({ rows, locale, timeZone }: Props) {
  const { columns, ...words } = peopleWords[locale]
  const own = customerWords[locale]
  return (
    <div className="scroll">
      <table className="table people">
        <thead>
          <tr>
            <th scope="col">{columns.customer}</th>
            <th scope="col">{own.columns.subscriptions}</th>
            <th scope="col" className="sum wide">
              {own.columns.tokens}
            </th>
            <th scope="col">{own.columns.contact}</th>
            <th scope="col" className="wide">
              {own.columns.since}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="who">
                <PersonName
                  name={row.name}
                  kana={row.kana}
                  href={paths.admin.customer(row.id)}
                  fallback={words.erasedName}
                />
                {row.held ? <span className="mark">{words.heldMark}</span> : null}
              </td>
              <td className="state">
                {row.running === 0 ? (
                  <span className="muted">{words.none}</span>
                ) : (
                  own.running(row.running)
                )}
                {row.overdue > 0 ? (
                  <>
                    {' '}
                    <Status kind="subscription" value="past_due" locale={locale} />
                  </>
                ) : null}
              </td>
              <td className="sum wide">{row.tokens}</td>
              <td className="last">
                <span className="mail">
                  <Email address={row.emailAddress} />
                </span>
                <span className="reading phone">{formatPhone(row.phoneNumber)}</span>
              </td>
              <td className="wide nowrap">
                {formatDate(dateIn(timeZone, instantOf(row.createdAt)), locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
