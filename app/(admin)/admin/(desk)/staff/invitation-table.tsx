import { Email } from '#app/(admin)/_components/email.tsx'
import type { InvitationRow } from '#lib/auth/staff/list-staff.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { revokeAction } from './invitation-actions.ts'
import { staffWords } from './messages.ts'

type Props = { invitations: InvitationRow[]; locale: Locale; timeZone: string }

export function InvitationTable({ invitations, locale, timeZone }: Props) {
  const { columns, ...words } = staffWords[locale]
  return (
    <section className="section" aria-labelledby="invitations">
      <h2 id="invitations">{words.invitations}</h2>
      {invitations.length === 0 ? (
        <p>{words.noInvitations}</p>
      ) : (
        <div className="scroll">
          <table className="table cards">
            <thead>
              <tr>
                <th scope="col">{columns.email}</th>
                <th scope="col">{columns.role}</th>
                <th scope="col">{columns.invitedBy}</th>
                <th scope="col">{columns.until}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {invitations.map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="name">
                    <Email address={one.email} />
                  </th>
                  <td>{roleWords[locale][one.role]}</td>
                  <td data-label={columns.invitedBy}>
                    {one.invitedBy === 'command' ? words.command : one.invitedBy}
                  </td>
                  <td data-label={columns.until}>
                    {one.over ? (
                      words.over
                    ) : (
                      <time dateTime={one.expiresAt.toISOString()}>
                        {formatWhen(one.expiresAt, locale, timeZone)}
                      </time>
                    )}
                  </td>
                  <td>
                    <form action={revokeAction}>
                      <input type="hidden" name="invitation" value={one.id} />
                      <button
                        type="submit"
                        className="plain"
                        aria-label={`${words.revoke}: ${one.email}`}
                      >
                        {words.revoke}
                      </button>
                    </form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
