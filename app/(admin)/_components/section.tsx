import type { ReactNode } from 'react'
import { LanguageSwitch } from '#app/(admin)/admin/language-switch.tsx'
import type { SignedIn } from '#lib/auth/require.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { paths } from '#lib/paths.ts'
import { signOutAction } from '../admin/sign-out-action.ts'
import { SystemStatus } from './system-status.tsx'

export type SectionName =
  | 'overview'
  | 'tokens'
  | 'customers'
  | 'subscriptions'
  | 'signups'
  | 'dispatch'
  | 'operations'
  | 'staff'
  | 'account'

type Props = {
  locale: Locale
  staff: SignedIn
  section: SectionName
  title: string
  children: ReactNode
}

const sections = [
  'overview',
  'tokens',
  'customers',
  'subscriptions',
  'dispatch',
  'signups',
  'operations',
] as const

/** The side column with the sections, and one of them beside it. */
export function Section({ locale, staff, section, title, children }: Props) {
  const words = frameWords[locale]
  const shown: readonly SectionName[] = staff.role === 'owner' ? [...sections, 'staff'] : sections
  return (
    <div className="desk">
      <title>{`${title} | Teiki`}</title>
      <header className="side">
        <a className="skip" href="#main">
          {words.skip}
        </a>
        <p className="brand">定期 Teiki</p>
        <nav aria-label={words.sections}>
          <ul>
            {shown.map((name) => (
              <li key={name}>
                <a href={paths.admin[name]} aria-current={name === section ? 'page' : undefined}>
                  {words[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="foot">
          <SystemStatus locale={locale} />
          <p>
            <a href={paths.admin.account} aria-current={section === 'account' ? 'page' : undefined}>
              {staff.name}
            </a>
            <span className="role">{roleWords[locale][staff.role]}</span>
          </p>
          <form action={signOutAction}>
            <button type="submit" className="plain">
              {words.signOut}
            </button>
          </form>
          <LanguageSwitch locale={locale} />
        </div>
      </header>
      <main id="main">{children}</main>
    </div>
  )
}
