import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { countAttemptsOf } from '#lib/signups/staff/erase-signup.ts'
import type { SignupRecord } from '#lib/signups/staff/get-signup-record.ts'
import { customerWords } from '../../customers/messages.ts'
import { signupWords } from '../messages.ts'
import { eraseAction } from './actions.ts'

/** What goes of somebody who never became a customer, what stays, and that there is no way back. */
export async function EraseDialog({ signup, locale }: { signup: SignupRecord; locale: Locale }) {
  const dialog = dialogWords[locale]
  const { erase } = customerWords[locale]
  const { erase: own, unnamed } = signupWords[locale]
  const words = peopleWords[locale]
  const { person, facts, now } = signup
  const name = person ? words.name(`${person.lastName} ${person.firstName}`) : unnamed
  return (
    <form action={eraseAction} className="dialog stack">
      <input type="hidden" name="signup" value={signup.id} />
      <h2>{erase.title(name)}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(now, locale, facts.timeZone))} {dialog.changed}
      </p>
      <h3>{erase.gone}</h3>
      <p>{own.goneText}</p>
      <p>{own.goneFrom(await countAttemptsOf(signup.id))}</p>
      <h3>{own.stays}</h3>
      <p>{own.staysText}</p>
      <p>{own.afterwards}</p>
      <div className="choices accept">
        <label>
          <input type="checkbox" name="sure" value="yes" required /> {erase.sure}
        </label>
      </div>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.signup(signup.id)}>
          {dialog.back}
        </a>
        <button type="submit" className="button danger">
          {erase.send}
        </button>
      </p>
    </form>
  )
}
