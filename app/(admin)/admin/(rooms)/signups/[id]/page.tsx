import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminTrouble } from '#app/_request/admin-page.tsx'
import { History } from '#app/(admin)/_components/history.tsx'
import { Missing } from '#app/(admin)/_components/missing.tsx'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { Room } from '#app/(admin)/_components/room.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { Told } from '#app/(admin)/_components/told.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo, type Permission } from '#lib/auth/roles.ts'
import { deedWords } from '#lib/i18n/admin/deeds.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { eraseFactsOf, whyNotEraseSignup } from '#lib/signups/erasure.ts'
import { getSignupRecord, type SignupRecord } from '#lib/signups/get-signup-record.ts'
import { whyNotInvite } from '#lib/signups/invite.ts'
import { standingOf } from '#lib/signups/state.ts'
import { listHappenings } from '#lib/timeline/list-happenings.ts'
import { Jumps } from '../../_deeds/jumps.tsx'
import { NoteForm } from '../../_deeds/note-form.tsx'
import { Attempts } from './attempts.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { Explained } from './explained.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { SignupFacts } from './signup-facts.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

/** One signup: why it stands where it stands, and what can be done; then its history and facts. */
export default function SignupPage(props: Props) {
  return orAdminTrouble(() => render(props))
}

async function render({ params, searchParams }: Props) {
  const [{ id }, { do: asked }] = await Promise.all([params, searchParams])
  const staff = await requireStaff(permissionFor(asked), id)
  const locale = await readAdminLocale()
  const [signup, happenings] = await Promise.all([
    getSignupRecord(id),
    listHappenings({ kind: 'signup', id }),
  ])
  const words = peopleWords[locale]
  const deeds = deedWords[locale]
  if (!signup)
    return (
      <Room locale={locale} staff={staff} room="signups" title={deeds.told['unknown-signup']}>
        <Missing locale={locale} title={deeds.told['unknown-signup']} room="signups" />
      </Room>
    )
  const person = signup.person
  const name = person ? words.name(`${person.lastName} ${person.firstName}`) : words.unnamed
  const title = signup.erased ? words.erasedName : name
  const refusal = refusalOf(asked, signup)
  return (
    <Room locale={locale} staff={staff} room="signups" title={title}>
      <div className="page-head start">
        <h1>{title}</h1>
        {person ? (
          <span className="small muted">
            {person.lastNameKana} {person.firstNameKana}
          </span>
        ) : null}
        <Status
          kind="signup"
          value={standingOf({ ...signup, hasDetails: signup.person !== null })}
          locale={locale}
        />
        <span>{signup.plan[locale]}</span>
      </div>
      <Told words={deeds.told} instead={refusal} />
      {asked === 'invite' && refusal === null ? (
        <InviteDialog signup={signup} locale={locale} />
      ) : asked === 'erase' && refusal === null ? (
        <EraseDialog signup={signup} locale={locale} />
      ) : (
        <>
          <Explained signup={signup} locale={locale} role={staff.role} />
          <Jumps locale={locale} sections={['history', 'signupFacts']} />
          <div className="detail">
            <div>
              <History happenings={happenings} locale={locale} timeZone={signup.facts.timeZone} />
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
    </Room>
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
