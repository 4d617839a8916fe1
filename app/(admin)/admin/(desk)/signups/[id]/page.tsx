import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { History } from '#app/(admin)/_components/history.tsx'
import { Missing } from '#app/(admin)/_components/missing.tsx'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { Section } from '#app/(admin)/_components/section.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { listActivities } from '#lib/activity/list-activities.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo, type Permission } from '#lib/auth/roles.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { shownStatus } from '#lib/signups/shown-status.ts'
import { eraseFactsOf, whyNotEraseSignup } from '#lib/signups/staff/erasure.ts'
import { getSignupRecord, type SignupRecord } from '#lib/signups/staff/get-signup-record.ts'
import { whyNotInvite } from '#lib/signups/staff/invite.ts'
import { Jumps } from '../../_actions/jumps.tsx'
import { actionWords } from '../../_actions/messages.ts'
import { NoteForm } from '../../_actions/note-form.tsx'
import { signupWords } from '../messages.ts'
import { Attempts } from './attempts.tsx'
import { Diagnosis } from './diagnosis.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { SignupFacts } from './signup-facts.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

/** One signup: why it stands where it stands, and what can be done; then its history and facts. */
export default function SignupPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ params, searchParams }: Props) {
  const [{ id }, { do: asked }] = await Promise.all([params, searchParams])
  const staff = await requireStaff(permissionFor(asked), id)
  const locale = await readAdminLocale()
  const [signup, activities] = await Promise.all([
    getSignupRecord(id),
    listActivities({ kind: 'signup', id }),
  ])
  const words = peopleWords[locale]
  const own = signupWords[locale]
  if (!signup)
    return (
      <Section locale={locale} staff={staff} section="signups" title={own.flash['unknown-signup']}>
        <Missing locale={locale} title={own.flash['unknown-signup']} section="signups" />
      </Section>
    )
  const person = signup.person
  const name = person ? words.name(`${person.lastName} ${person.firstName}`) : own.unnamed
  const title = signup.erased ? words.erasedName : name
  const refusal = refusalOf(asked, signup)
  return (
    <Section locale={locale} staff={staff} section="signups" title={title}>
      <div className="page-head start">
        <h1>{title}</h1>
        {person ? (
          <span className="small muted">
            {person.lastNameKana} {person.firstNameKana}
          </span>
        ) : null}
        <Status
          kind="signup"
          value={shownStatus({ ...signup, hasDetails: signup.person !== null })}
          locale={locale}
        />
        <span>{signup.plan[locale]}</span>
      </div>
      <FlashMessage words={{ ...actionWords[locale].flash, ...own.flash }} instead={refusal} />
      {asked === 'invite' && refusal === null ? (
        <InviteDialog signup={signup} locale={locale} />
      ) : asked === 'erase' && refusal === null ? (
        <EraseDialog signup={signup} locale={locale} />
      ) : (
        <>
          <Diagnosis signup={signup} locale={locale} role={staff.role} />
          <Jumps locale={locale} sections={['history', 'signupFacts']} />
          <div className="detail">
            <div>
              <History activities={activities} locale={locale} timeZone={signup.facts.timeZone} />
              <Attempts signup={signup} locale={locale} />
            </div>
            <aside id="facts">
              <SignupFacts signup={signup} locale={locale} />
              {mayDo(staff.role, 'note.write') && !signup.erased ? (
                <NoteForm kind="signup" id={signup.id} locale={locale} />
              ) : null}
            </aside>
          </div>
        </>
      )}
    </Section>
  )
}

function permissionFor(asked: Query[string]): Permission {
  if (asked === 'erase') return 'signup.erase'
  return asked === 'invite' ? 'signup.invite' : 'look'
}

/** As the page knows it; the commands look again under their locks. */
function refusalOf(asked: Query[string], signup: SignupRecord) {
  if (asked === 'erase') return whyNotEraseSignup(eraseFactsOf(signup))
  return asked === 'invite' ? whyNotInvite({ ...signup, hasDetails: signup.person !== null }) : null
}
