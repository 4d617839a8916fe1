import type { SignedIn } from '#lib/auth/require.ts'
import { offerRecoveryCodes } from '#lib/auth/sign-in/recovery-codes.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { takeCodesAction } from './factor-actions.ts'
import { accountWords } from './messages.ts'

type Props = { staff: SignedIn; locale: Locale }

/** The codes are shown before they count: who closes the page keeps the old ones. */
export function CodesDialog({ staff, locale }: Props) {
  const words = accountWords[locale]
  const { codes, offer } = offerRecoveryCodes({ staffId: staff.id, sessionId: staff.sessionId })
  return (
    <form action={takeCodesAction} className="dialog stack">
      <h2>{words.newCodes}</h2>
      <p>{words.codesLead}</p>
      <ul className="recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <input type="hidden" name="offer" value={offer} />
      <p className="buttons">
        <a className="button quiet" href={paths.admin.account}>
          {words.back}
        </a>
        <button type="submit" className="button">
          {words.takeCodes}
        </button>
      </p>
    </form>
  )
}
