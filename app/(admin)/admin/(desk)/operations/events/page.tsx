import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { Paging } from '#app/(admin)/_components/paging.tsx'
import { Tabs } from '#app/(admin)/_components/tabs.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo } from '#lib/auth/roles.ts'
import { eventTabs, listEvents } from '#lib/events/list-events.ts'
import { readCursor } from '#lib/paging.ts'
import { paths } from '#lib/paths.ts'
import { OperationsSection } from '../operations-section.tsx'
import { replayAction } from './actions.ts'
import { EventTable } from './event-table.tsx'
import { eventWords } from './messages.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What Smartpay sent by webhook, and what came of it. */
export default function EventsPage({ searchParams }: Props) {
  return orAdminError(async () => {
    const staff = await requireStaff('look')
    const locale = await readAdminLocale()
    const words = eventWords[locale]
    const { tab: asked, at } = await searchParams
    const tab = eventTabs.find((one) => one === asked) ?? 'all'
    const cursor = readCursor(typeof at === 'string' ? at : '')
    const [{ timeZone }, list] = await Promise.all([
      readSystemStatus(),
      listEvents({ tab, cursor }),
    ])
    const mayReplay = mayDo(staff.role, 'event.replay')
    const action =
      mayReplay && tab === 'parked' && list.rows.length > 0 ? (
        <form action={replayAction}>
          <input type="hidden" name="event" value="parked" />
          <button type="submit" className="button quiet">
            {words.replayAll}
          </button>
        </form>
      ) : null
    return (
      <OperationsSection
        locale={locale}
        staff={staff}
        tab="events"
        title={words.title}
        action={action}
        base={addressOf(tab)}
        flash={words.flash}
      >
        <p className="lead">{words.lead}</p>
        <Tabs
          label={words.status}
          tabs={eventTabs}
          words={words.tabs}
          current={tab}
          addressOf={addressOf}
        />
        {list.rows.length === 0 ? (
          <p className="calm">{words.empty}</p>
        ) : (
          <EventTable rows={list.rows} mayReplay={mayReplay} locale={locale} timeZone={timeZone} />
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

function addressOf(tab: (typeof eventTabs)[number]): string {
  return tab === 'all' ? paths.admin.events : `${paths.admin.events}?tab=${tab}`
}
