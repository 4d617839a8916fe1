import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { SignupRecord } from '#lib/signups/staff/get-signup-record.ts'
import { signupWords } from '../messages.ts'
import { inviteAction } from './actions.ts'

/** To whom it goes and what the link does, before it is sent. */
export function InviteDialog({ signup, locale }: { signup: SignupRecord; locale: Locale }) {
  const dialog = dialogWords[locale]
  const words = peopleWords[locale]
  const { facts: factNames, invite, invitedTimes } = signupWords[locale]
  const { person, facts, now } = signup
  const name = person ? `${person.lastName} ${person.firstName}` : ''
  return (
    <form action={inviteAction} className="dialog stack">
      <input type="hidden" name="signup" value={signup.id} />
      <h2>{invite.title(words.name(name))}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(now, locale, facts.timeZone))} {dialog.changed}
      </p>
      <dl className="facts">
        <div>
          <dt>{invite.to}</dt>
          <dd>{person?.emailAddress}</dd>
        </div>
        <div>
          <dt>{words.facts.plan}</dt>
          <dd>{signup.plan[locale]}</dd>
        </div>
        <div>
          <dt>{factNames.invited}</dt>
          <dd>{invitedTimes(signup.invites, signup.reminders)}</dd>
        </div>
      </dl>
      <p>{invite.text}</p>
      <p>{invite.undo}</p>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.signup(signup.id)}>
          {dialog.back}
        </a>
        <button type="submit" className="button">
          {invite.send}
        </button>
      </p>
    </form>
  )
}
