import { PersonName } from '#app/(admin)/_components/person-name.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { shownStatus } from '#lib/signups/shown-status.ts'
import type { SignupRow } from '#lib/signups/staff/list-signups.ts'
import { signupWords } from './messages.ts'

type Props = { rows: SignupRow[]; locale: Locale; timeZone: string }

export function SignupTable({ rows, locale, timeZone }: Props) {
  const { columns, ...words } = peopleWords[locale]
  const own = signupWords[locale]
  return (
    <div className="scroll">
      <table className="table people">
        <thead>
          <tr>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.customer}</th>
            <th scope="col">{columns.plan}</th>
            <th scope="col" className="wide">
              {columns.paymentMethod}
            </th>
            <th scope="col" className="wide">
              {columns.begun}
            </th>
            <th scope="col">{own.columns.changed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="state">
                <Status kind="signup" value={shownStatus(row)} locale={locale} />
              </td>
              <td className="who">
                <PersonName
                  name={row.name}
                  kana={row.kana}
                  href={paths.admin.signup(row.id)}
                  fallback={row.status === 'draft' ? own.unnamed : words.erasedName}
                />
              </td>
              <td>
                {row.plan[locale]}
                {row.retry ? <span className="reading">{own.retry}</span> : null}
              </td>
              <td className="wide nowrap">
                {words.paymentMethods[row.paymentMethod]}
                {row.last4 ? <code className="reading">…{row.last4}</code> : null}
              </td>
              <td className="wide nowrap">{formatWhen(row.createdAt, locale, timeZone)}</td>
              <td className="end nowrap">{formatWhen(row.updatedAt, locale, timeZone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
