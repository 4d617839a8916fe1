import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { Section } from '#app/(admin)/_components/section.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { listInvitations, listStaff } from '#lib/auth/staff/list-staff.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { paths } from '#lib/paths.ts'
import { InvitationTable } from './invitation-table.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { staffWords } from './messages.ts'
import { RoleMeanings } from './role-meanings.tsx'
import { StaffDialog, staffActions } from './staff-dialog.tsx'
import { StaffTable } from './staff-table.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Who may sign in and as what, and who was invited. A dialog asks for a fresh factor before it is filled in. */
export default function StaffPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const { do: asked, who } = await searchParams
  const act = staffActions.find((one) => one === asked)
  const staff = await requireStaff(act || asked === 'invite' ? 'staff.manage' : 'staff.look')
  const locale = await readAdminLocale()
  const words = staffWords[locale]
  const [people, invitations, shop] = await Promise.all([
    listStaff(),
    listInvitations(),
    requireShop(),
  ])
  const person = act && people.find(({ id }) => id === who)
  const { timeZone } = shop.facts
  return (
    <Section locale={locale} staff={staff} section="staff" title={words.title}>
      <div className="page-head">
        <h1>{words.title}</h1>
        {asked === 'invite' || person ? null : (
          <a className="button" href={`${paths.admin.staff}?do=invite`}>
            {words.invite}
          </a>
        )}
      </div>
      <FlashMessage words={words.flash} instead={act && !person ? 'unknown-staff' : null} />
      {asked === 'invite' ? (
        <InviteDialog locale={locale} />
      ) : person ? (
        <StaffDialog act={act} person={person} locale={locale} />
      ) : (
        <>
          <StaffTable people={people} me={staff.id} locale={locale} timeZone={timeZone} />
          <InvitationTable invitations={invitations} locale={locale} timeZone={timeZone} />
          <RoleMeanings locale={locale} />
        </>
      )}
    </Section>
  )
}
