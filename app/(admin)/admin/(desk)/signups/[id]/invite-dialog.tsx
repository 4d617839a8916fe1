import { deedWords } from '#lib/i18n/admin/deeds.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { SignupRecord } from '#lib/signups/get-signup-record.ts'
import { inviteAction } from './actions.ts'

/** To whom it goes and what the link does, before it is sent. */
export function InviteDialog({ signup, locale }: { signup: SignupRecord; locale: Locale }) {
  const deeds = deedWords[locale]
  const { invite } = dialogWords[locale]
  const words = peopleWords[locale]
  const { person, facts, now } = signup
  const name = person ? `${person.lastName} ${person.firstName}` : ''
  return (
    <form action={inviteAction} className="dialog stack">
      <input type="hidden" name="signup" value={signup.id} />
      <h2>{invite.title(words.name(name))}</h2>
      <p className="small muted">
        {deeds.asOf(formatWhen(now, locale, facts.timeZone))} {deeds.changed}
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
          <dt>{words.facts.invited}</dt>
          <dd>{words.invitedTimes(signup.invites, signup.reminders)}</dd>
        </div>
      </dl>
      <p>{invite.text}</p>
      <p>{invite.undo}</p>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.signup(signup.id)}>
          {deeds.back}
        </a>
        <button type="submit" className="button">
          {invite.send}
        </button>
      </p>
    </form>
  )
}
