import { type StaffRole, staffRoles } from '#lib/auth/roles.ts'
import { doorWords } from '#lib/i18n/admin/door.ts'
import { staffWords } from '#lib/i18n/admin/staff.ts'
import type { Locale } from '#lib/i18n/locale.ts'

type Props = { locale: Locale; chosen: StaffRole }

export function RoleChoice({ locale, chosen }: Props) {
  const { dialog, roleMeaning } = staffWords[locale]
  return (
    <fieldset className="choices">
      <legend>{dialog.roleLabel}</legend>
      {staffRoles.map((role) => (
        <label key={role}>
          <input type="radio" name="role" value={role} defaultChecked={role === chosen} required />
          <span>
            {doorWords[locale].roles[role]} <span className="small muted">{roleMeaning[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
