import { Email } from '#app/(admin)/_components/email.tsx'
import type { StaffRow } from '#lib/auth/staff/list-staff.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { paths } from '#lib/paths.ts'
import { staffWords } from './messages.ts'
import { staffActions } from './staff-dialog.tsx'

type Props = { people: StaffRow[]; me: string; locale: Locale; timeZone: string }

export function StaffTable({ people, me, locale, timeZone }: Props) {
  const { columns, actions, never, you } = staffWords[locale]
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.role}</th>
            <th scope="col">{columns.factor}</th>
            <th scope="col">{columns.seen}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="name">
                {one.name}
                {one.id === me ? <span className="muted"> ({you})</span> : null}
                <span className="kana">
                  <Email address={one.email} />
                </span>
              </th>
              <td>{roleWords[locale][one.role]}</td>
              <td data-label={columns.factor}>{factorOf(one, locale)}</td>
              <td data-label={columns.seen}>
                {one.seenAt ? (
                  <time dateTime={one.seenAt.toISOString()}>
                    {formatWhen(one.seenAt, locale, timeZone)}
                  </time>
                ) : (
                  never
                )}
              </td>
              <td>
                <span className="row-acts">
                  {staffActions
                    .filter((act) => one.id !== me || (act !== 'reset' && act !== 'password'))
                    .map((act) => (
                      <a
                        key={act}
                        href={`${paths.admin.staff}?do=${act}&who=${encodeURIComponent(one.id)}`}
                      >
                        {actions[act]}…
                      </a>
                    ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function factorOf({ authenticator, passkeys }: StaffRow, locale: Locale): string {
  const words = staffWords[locale].factor
  const shown = [
    ...(authenticator ? [words.authenticator] : []),
    ...(passkeys > 0 ? [words.passkeys(passkeys)] : []),
  ]
  return shown.length > 0 ? shown.join(locale === 'ja' ? '、' : ', ') : words.none
}
