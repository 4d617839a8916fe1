import { deedWords } from '#lib/i18n/admin/deeds.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { countAttemptsOf } from '#lib/signups/erase-signup.ts'
import type { SignupRecord } from '#lib/signups/get-signup-record.ts'
import { eraseAction } from './actions.ts'

/** What goes of somebody who never became a customer, what stays, and that there is no way back. */
export async function EraseDialog({ signup, locale }: { signup: SignupRecord; locale: Locale }) {
  const deeds = deedWords[locale]
  const { erase, eraseSignup } = dialogWords[locale]
  const words = peopleWords[locale]
  const { person, facts, now } = signup
  const name = person ? words.name(`${person.lastName} ${person.firstName}`) : words.unnamed
  return (
    <form action={eraseAction} className="dialog stack">
      <input type="hidden" name="signup" value={signup.id} />
      <h2>{erase.title(name)}</h2>
      <p className="small muted">
        {deeds.asOf(formatWhen(now, locale, facts.timeZone))} {deeds.changed}
      </p>
      <h3>{erase.gone}</h3>
      <p>{eraseSignup.goneText}</p>
      <p>{eraseSignup.goneFrom(await countAttemptsOf(signup.id))}</p>
      <h3>{eraseSignup.stays}</h3>
      <p>{eraseSignup.staysText}</p>
      <p>{eraseSignup.afterwards}</p>
      <div className="choices accept">
        <label>
          <input type="checkbox" name="sure" value="yes" required /> {erase.sure}
        </label>
      </div>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.signup(signup.id)}>
          {deeds.back}
        </a>
        <button type="submit" className="button danger">
          {erase.send}
        </button>
      </p>
    </form>
  )
}
