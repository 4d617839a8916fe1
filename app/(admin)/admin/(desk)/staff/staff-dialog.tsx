import type { StaffRow } from '#lib/auth/staff/list-staff.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { changeRoleAction, removeAction } from './actions.ts'
import { resetAction, sendResetAction } from './lost-access-actions.ts'
import { staffWords } from './messages.ts'
import { RoleChoice } from './role-choice.tsx'

export const staffActions = ['role', 'password', 'reset', 'remove'] as const
type StaffAct = (typeof staffActions)[number]

const actions = {
  role: changeRoleAction,
  password: sendResetAction,
  reset: resetAction,
  remove: removeAction,
}

type Props = { act: StaffAct; person: StaffRow; locale: Locale }

/** What follows for this person, before it is done. */
export function StaffDialog({ act, person, locale }: Props) {
  const { dialog } = staffWords[locale]
  const words = dialog[act]
  return (
    <form action={actions[act]} className="dialog stack">
      <input type="hidden" name="staff" value={person.id} />
      <h2>{words.title(person.name)}</h2>
      <p>{words.lead}</p>
      {act === 'role' ? <RoleChoice locale={locale} chosen={person.role} /> : null}
      <p className="buttons">
        <a className="button quiet" href={paths.admin.staff}>
          {dialog.back}
        </a>
        <button
          type="submit"
          className={act === 'role' || act === 'password' ? 'button' : 'button danger'}
        >
          {words.submit}
        </button>
      </p>
    </form>
  )
}
