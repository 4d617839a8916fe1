import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { eraseFactsOf, whyNotEraseSignup } from '#lib/signups/staff/erasure.ts'
import { type Explanation, explainSignup, maySettle } from '#lib/signups/staff/explain-signup.ts'
import type { SignupRecord } from '#lib/signups/staff/get-signup-record.ts'
import { whyNotInvite } from '#lib/signups/staff/invite.ts'
import { customerWords } from '../../customers/messages.ts'
import { signupWords } from '../messages.ts'
import { settleAction } from './actions.ts'

type Props = { signup: SignupRecord; locale: Locale; role: StaffRole }

/** Nobody has to act on these. */
const calm: ReadonlySet<Explanation> = new Set(['done', 'done-offline', 'erased'])

/** Why it stands where it stands, in a sentence, and what can be done about it beside that. */
export function Diagnosis({ signup, locale, role }: Props) {
  const words = signupWords[locale]
  const because = explainSignup({
    ...signup,
    hasDetails: signup.person !== null,
    returned: signup.returnedAt !== null,
  })
  const settles =
    mayDo(role, 'signup.settle') &&
    !signup.erased &&
    maySettle({ status: signup.status, hasToken: signup.tokenId !== null })
  const invites =
    mayDo(role, 'signup.invite') &&
    whyNotInvite({ ...signup, hasDetails: signup.person !== null }) !== 'finished' &&
    signup.person !== null
  const erases =
    mayDo(role, 'signup.erase') &&
    whyNotEraseSignup(eraseFactsOf(signup)) !== 'has-customer' &&
    !signup.erased
  return (
    <div className={calm.has(because) ? 'alert calm' : 'alert'}>
      <div>
        <h2>{words.explain[because]}</h2>
        {settles ? <p className="muted">{checksOf(signup, locale)}</p> : null}
      </div>
      {settles || invites || erases ? (
        <ul className="acts">
          {settles ? (
            <li>
              <form action={settleAction}>
                <input type="hidden" name="signup" value={signup.id} />
                <button type="submit" className="button" aria-describedby="settle-hint">
                  {words.settle}
                </button>
              </form>
              <p className="small muted" id="settle-hint">
                {words.settleHint}
              </p>
            </li>
          ) : null}
          {invites ? (
            <li>
              <a className="button quiet" href={`${paths.admin.signup(signup.id)}?do=invite`}>
                {words.invite.act}…
              </a>
            </li>
          ) : null}
          {erases ? (
            <li>
              <a className="button quiet" href={`${paths.admin.signup(signup.id)}?do=erase`}>
                {customerWords[locale].erase.act}…
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  )
}

function checksOf({ checkedAt, nextCheckAt, facts }: SignupRecord, locale: Locale): string {
  const words = signupWords[locale]
  const when = (at: Date) => formatWhen(at, locale, facts.timeZone)
  return joinSentences(
    locale,
    checkedAt ? words.lastCheck(when(checkedAt)) : words.neverChecked,
    nextCheckAt ? words.nextCheck(when(nextCheckAt)) : words.noNextCheck,
  )
}
