import { deviceOf } from '#lib/auth/sign-in/device.ts'
import type { StaffSessionRow } from '#lib/auth/sign-in/sessions.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { endOthersAction, endSessionAction } from './actions.ts'
import { accountWords } from './messages.ts'

type Props = { sessions: StaffSessionRow[]; here: string; locale: Locale; timeZone: string }

export function SessionTable({ sessions, here, locale, timeZone }: Props) {
  const words = accountWords[locale]
  const when = (at: Date) => formatWhen(at, locale, timeZone)
  return (
    <section className="stack" aria-labelledby="sessions">
      <h2 id="sessions">{words.sessions}</h2>
      <table className="table">
        <tbody>
          {sessions.map(({ id, createdAt, seenAt, ipAddress, userAgent }) => {
            const device = deviceOf(userAgent) || words.unknownDevice
            return (
              <tr key={id}>
                <th scope="row">
                  {device}
                  {id === here ? <strong> ({words.thisOne})</strong> : null}
                  <span className="kana">{ipAddress}</span>
                </th>
                <td>
                  {words.signedIn(when(createdAt))}
                  <span className="kana">{seenAt ? words.seen(when(seenAt)) : null}</span>
                </td>
                <td className="sum">
                  {id === here ? null : (
                    <form action={endSessionAction}>
                      <input type="hidden" name="session" value={id} />
                      <button
                        type="submit"
                        className="plain"
                        aria-label={`${words.end}: ${device}, ${words.signedIn(when(createdAt))}`}
                      >
                        {words.end}
                      </button>
                    </form>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {sessions.length > 1 ? (
        <form action={endOthersAction}>
          <button type="submit" className="button quiet">
            {words.endOthers}
          </button>
        </form>
      ) : null}
    </section>
  )
}
