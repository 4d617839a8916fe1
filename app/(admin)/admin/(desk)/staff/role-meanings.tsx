import { staffRoles } from '#lib/auth/roles.ts'
import { doorWords } from '#lib/i18n/admin/door.ts'
import { staffWords } from '#lib/i18n/admin/staff.ts'
import type { Locale } from '#lib/i18n/locale.ts'

/** What each role may do, in a sentence. */
export function RoleMeanings({ locale }: { locale: Locale }) {
  const { rolesTitle, roleMeaning } = staffWords[locale]
  return (
    <section className="section stack" aria-labelledby="roles">
      <h2 id="roles">{rolesTitle}</h2>
      <dl className="facts">
        {staffRoles.map((role) => (
          <div key={role}>
            <dt>{doorWords[locale].roles[role]}</dt>
            <dd>{roleMeaning[role]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
