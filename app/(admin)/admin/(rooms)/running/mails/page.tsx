import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminTrouble } from '#app/_request/admin-page.tsx'
import { readPulse } from '#app/_request/admin-pulse.ts'
import { Paging } from '#app/(admin)/_components/paging.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo } from '#lib/auth/roles.ts'
import { runningWords } from '#lib/i18n/admin/running.ts'
import { getNotice, listNotices, noticeTabs } from '#lib/notices/list-notices.ts'
import { mayGoAgain } from '#lib/notices/resending.ts'
import { readCursor } from '#lib/paging.ts'
import { paths } from '#lib/paths.ts'
import { RunningRoom } from '../running-room.tsx'
import { MailTable } from './mail-table.tsx'
import { ResendDialog } from './resend-dialog.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What shoppers were told by mail, and what may not have reached them. */
export default function MailsPage({ searchParams }: Props) {
  return orAdminTrouble(async () => {
    const { tab: asked, at, do: act, mail } = await searchParams
    const staff = await requireStaff(act === 'resend' ? 'mail.resend' : 'look')
    const locale = await readAdminLocale()
    const words = runningWords[locale].mails
    const tab = noticeTabs.find((one) => one === asked) ?? 'all'
    const cursor = readCursor(typeof at === 'string' ? at : '')
    const [{ timeZone }, list, chosen] = await Promise.all([
      readPulse(),
      listNotices({ tab, cursor }),
      act === 'resend' && typeof mail === 'string' ? getNotice(mail) : null,
    ])
    const mayResend = mayDo(staff.role, 'mail.resend')
    if (chosen && mayGoAgain(chosen))
      return (
        <RunningRoom locale={locale} staff={staff} tab="mails" title={words.title}>
          <ResendDialog mail={chosen} locale={locale} timeZone={timeZone} />
        </RunningRoom>
      )
    return (
      <RunningRoom
        locale={locale}
        staff={staff}
        tab="mails"
        title={words.title}
        base={addressOf(tab)}
      >
        <p className="lead">{words.lead}</p>
        <nav className="tabs" aria-label={words.status}>
          {noticeTabs.map((one) => (
            <a key={one} href={addressOf(one)} aria-current={one === tab ? 'page' : undefined}>
              {words.tabs[one]}
            </a>
          ))}
        </nav>
        {list.rows.length === 0 ? (
          <p className="calm">{words.empty}</p>
        ) : (
          <MailTable rows={list.rows} mayResend={mayResend} locale={locale} timeZone={timeZone} />
        )}
        <Paging
          locale={locale}
          base={addressOf(tab)}
          shown={list.rows.length}
          total={list.total}
          previous={list.previous}
          next={list.next}
        />
      </RunningRoom>
    )
  })
}

function addressOf(tab: (typeof noticeTabs)[number]): string {
  return tab === 'all' ? paths.admin.mails : `${paths.admin.mails}?tab=${tab}`
}
