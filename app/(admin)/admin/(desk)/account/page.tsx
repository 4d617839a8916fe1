import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { Section } from '#app/(admin)/_components/section.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { listPasskeys } from '#lib/auth/sign-in/passkeys.ts'
import { listSessions } from '#lib/auth/sign-in/sessions.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { roleWords } from '#lib/i18n/roles.ts'
import { paths } from '#lib/paths.ts'
import { CodesDialog } from './codes-dialog.tsx'
import { FactorDialog } from './factor-dialog.tsx'
import { accountWords } from './messages.ts'
import { PasskeyDialog } from './passkey-dialog.tsx'
import { PasskeyList } from './passkey-list.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { SessionTable } from './session-table.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const dialogs = {
  password: PasswordDialog,
  codes: CodesDialog,
  factor: FactorDialog,
  passkey: PasskeyDialog,
} as const
const acts = ['password', 'codes', 'factor', 'passkey'] as const
const sections = [
  { act: 'password', title: 'password', lead: 'passwordLead', button: 'changePassword' },
  { act: 'codes', title: 'recovery', lead: 'recoveryLead', button: 'newCodes' },
  { act: 'factor', title: 'authenticator', lead: 'authenticatorLead', button: 'resetFactor' },
] as const

/** One's own sign-in: where it is open, and what it takes. */
export default function AccountPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const { do: asked } = await searchParams
  const act = acts.find((one) => one === asked)
  const staff = await requireStaff(act ? 'account.secure' : 'account')
  const locale = await readAdminLocale()
  const words = accountWords[locale]
  const Dialog = act && dialogs[act]
  const [sessions, passkeys, { facts }] = await Promise.all([
    listSessions(staff.id),
    listPasskeys(staff.id),
    requireShop(),
  ])
  return (
    <Section locale={locale} staff={staff} section="account" title={words.title}>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p className="muted">{words.lead(staff.email, roleWords[locale][staff.role])}</p>
      </div>
      <FlashMessage words={words.flash} />
      {Dialog ? (
        <Dialog staff={staff} locale={locale} />
      ) : (
        <>
          <SessionTable
            sessions={sessions}
            here={staff.sessionId}
            locale={locale}
            timeZone={facts.timeZone}
          />
          <PasskeyList passkeys={passkeys} locale={locale} timeZone={facts.timeZone} />
          {sections.map(({ act: section, title, lead, button }) => (
            <section key={section} className="section stack" aria-labelledby={section}>
              <h2 id={section}>{words[title]}</h2>
              <p>{words[lead]}</p>
              <a className="button quiet" href={`${paths.admin.account}?do=${section}`}>
                {words[button]}…
              </a>
            </section>
          ))}
        </>
      )}
    </Section>
  )
}
