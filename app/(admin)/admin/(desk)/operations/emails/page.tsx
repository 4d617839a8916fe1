import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { Paging } from '#app/(admin)/_components/paging.tsx'
import { Tabs } from '#app/(admin)/_components/tabs.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo } from '#lib/auth/roles.ts'
import { emailTabs, getEmail, listEmails } from '#lib/emails/list-emails.ts'
import { mayGoAgain } from '#lib/emails/resending.ts'
import { readCursor } from '#lib/paging.ts'
import { paths } from '#lib/paths.ts'
import { OperationsSection } from '../operations-section.tsx'
import { EmailTable } from './email-table.tsx'
import { emailWords } from './messages.ts'
import { ResendDialog } from './resend-dialog.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The emails to shoppers and staff, and which of them may not have arrived. */
export default function EmailsPage({ searchParams }: Props) {
  return orAdminError(async () => {
    const { tab: asked, at, do: act, mail } = await searchParams
    const staff = await requireStaff(act === 'resend' ? 'mail.resend' : 'look')
    const locale = await readAdminLocale()
    const words = emailWords[locale]
    const tab = emailTabs.find((one) => one === asked) ?? 'all'
    const cursor = readCursor(typeof at === 'string' ? at : '')
    const [{ timeZone }, list, chosen] = await Promise.all([
      readSystemStatus(),
      listEmails({ tab, cursor }),
      act === 'resend' && typeof mail === 'string' ? getEmail(mail) : null,
    ])
    const mayResend = mayDo(staff.role, 'mail.resend')
    if (chosen && mayGoAgain(chosen))
      return (
        <OperationsSection
          locale={locale}
          staff={staff}
          tab="emails"
          title={words.title}
          flash={words.flash}
        >
          <ResendDialog mail={chosen} locale={locale} timeZone={timeZone} />
        </OperationsSection>
      )
    return (
      <OperationsSection
        locale={locale}
        staff={staff}
        tab="emails"
        title={words.title}
        base={addressOf(tab)}
        flash={words.flash}
      >
        <p className="lead">{words.lead}</p>
        <Tabs
          label={words.status}
          tabs={emailTabs}
          words={words.tabs}
          current={tab}
          addressOf={addressOf}
        />
        {list.rows.length === 0 ? (
          <p className="calm">{words.empty}</p>
        ) : (
          <EmailTable rows={list.rows} mayResend={mayResend} locale={locale} timeZone={timeZone} />
        )}
        <Paging
          locale={locale}
          base={addressOf(tab)}
          shown={list.rows.length}
          total={list.total}
          previous={list.previous}
          next={list.next}
        />
      </OperationsSection>
    )
  })
}

function addressOf(tab: (typeof emailTabs)[number]): string {
  return tab === 'all' ? paths.admin.emails : `${paths.admin.emails}?tab=${tab}`
}
