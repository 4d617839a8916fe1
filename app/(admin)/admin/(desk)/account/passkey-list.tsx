import type { PasskeyRow } from '#lib/auth/sign-in/passkeys.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { removePasskeyAction } from './factor-actions.ts'
import { accountWords } from './messages.ts'

type Props = { passkeys: PasskeyRow[]; locale: Locale; timeZone: string }

export function PasskeyList({ passkeys, locale, timeZone }: Props) {
  const words = accountWords[locale]
  return (
    <section className="section stack" aria-labelledby="passkeys">
      <h2 id="passkeys">{words.passkeys}</h2>
      <p>{words.passkeysLead}</p>
      {passkeys.length === 0 ? (
        <p className="muted">{words.noPasskeys}</p>
      ) : (
        <table className="table">
          <tbody>
            {passkeys.map(({ id, name, createdAt }) => (
              <tr key={id}>
                <th scope="row">{name || words.passkeys}</th>
                <td>
                  {createdAt ? words.passkeyAdded(formatWhen(createdAt, locale, timeZone)) : ''}
                </td>
                <td className="sum">
                  <form action={removePasskeyAction}>
                    <input type="hidden" name="passkey" value={id} />
                    <button
                      type="submit"
                      className="plain"
                      aria-label={`${words.removePasskey}: ${name || words.passkeys}`}
                    >
                      {words.removePasskey}
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <a className="button quiet" href={`${paths.admin.account}?do=passkey`}>
        {words.addPasskey}…
      </a>
    </section>
  )
}
