import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { openFields } from '#app/_request/saved-fields.ts'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { Download } from '#app/(admin)/_components/download.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { Paging } from '#app/(admin)/_components/paging.tsx'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { Section } from '#app/(admin)/_components/section.tsx'
import { Tabs } from '#app/(admin)/_components/tabs.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo } from '#lib/auth/roles.ts'
import { type DispatchTab, dispatchTabs, listDispatches } from '#lib/deliveries/list-dispatches.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { readCursor } from '#lib/paging.ts'
import { paths } from '#lib/paths.ts'
import { actionWords } from '../_actions/messages.ts'
import { DispatchTable } from './dispatch-table.tsx'
import { dispatchWords } from './messages.ts'
import { shipRefusalWords } from './ship-words.ts'

type Props = { searchParams: Promise<Query> }

/** What goes out today, what may not go out yet, and what comes. */
export default function DispatchPage({ searchParams }: Props) {
  return orAdminError(async () => {
    const query = await searchParams
    const staff = await requireStaff('look')
    const locale = await readAdminLocale()
    const words = dispatchWords[locale]
    const tab = dispatchTabs.find((one) => one === query.tab) ?? 'ready'
    const cursor = readCursor(typeof query.at === 'string' ? query.at : '')
    const [list, { today, timeZone }] = await Promise.all([
      listDispatches({ tab, cursor }),
      readSystemStatus(),
    ])
    const title = frameWords[locale].dispatch
    const flash = {
      ...actionWords[locale].flash,
      ...shipRefusalWords(locale),
      ...words.flash,
    }
    const refused = typeof query.delivery === 'string' ? query.delivery : null
    return (
      <Section locale={locale} staff={staff} section="dispatch" title={title}>
        <div className="page-head">
          <h1>{title}</h1>
        </div>
        <FlashMessage words={flash} />
        <p className="small muted">{tab === 'gone' ? words.leadGone : words.lead}</p>
        <Tabs
          label={title}
          tabs={dispatchTabs}
          words={words.tabs}
          current={tab}
          addressOf={addressOf}
        />
        {list.rows.length === 0 ? (
          <p className="empty">{words.empty[tab]}</p>
        ) : (
          <DispatchTable
            rows={list.rows}
            today={today}
            kept={
              refused ? { id: refused, fields: openFields(`ship ${refused}`, query.kept) } : null
            }
            at={typeof query.at === 'string' ? query.at : ''}
            mayShip={tab === 'ready' && mayDo(staff.role, 'delivery.ship')}
            role={staff.role}
            timeZone={timeZone}
            locale={locale}
          />
        )}
        <Paging
          locale={locale}
          base={addressOf(tab)}
          shown={list.rows.length}
          total={list.total}
          previous={list.previous}
          next={list.next}
        />
        <Download locale={locale} staff={staff} list="dispatch" base={addressOf(tab)} />
      </Section>
    )
  })
}

function addressOf(tab: DispatchTab): string {
  return tab === 'ready' ? paths.admin.dispatch : `${paths.admin.dispatch}?tab=${tab}`
}
