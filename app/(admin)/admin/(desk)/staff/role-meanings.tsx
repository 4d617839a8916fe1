import { staffRoles } from '#lib/auth/roles.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { staffWords } from './messages.ts'

/** What each role may do, in a sentence. */
export function RoleMeanings({ locale }: { locale: Locale }) {
  const { rolesTitle, roleMeaning } = staffWords[locale]
  return (
    <section className="section stack" aria-labelledby="roles">
      <h2 id="roles">{rolesTitle}</h2>
      <dl className="facts">
        {staffRoles.map((role) => (
          <div key={role}>
            <dt>{roleWords[locale][role]}</dt>
            <dd>{roleMeaning[role]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
