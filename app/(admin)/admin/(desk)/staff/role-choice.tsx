import { type StaffRole, staffRoles } from '#lib/auth/roles.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { staffWords } from './messages.ts'

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
            {roleWords[locale][role]} <span className="small muted">{roleMeaning[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
