import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import type { Query } from '#app/(admin)/_components/read-filter.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { getClose, listCloses } from '#lib/close/list-closes.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { getNextRehearsal, listFaults } from '#lib/rehearsal/get-rehearsal.ts'
import { OperationsSection } from '../operations-section.tsx'
import { ClosedDay } from './closed-day.tsx'
import { ClosedDays } from './closed-days.tsx'
import { closePageWords } from './messages.ts'
import { NextRehearsal } from './next-rehearsal.tsx'

/** More are counted. */
const mostFaults = 20

/** The next day as it was rehearsed; the days that were closed, and one of them: the last, or the one that the address names. */
export default function ClosePage({ searchParams }: { searchParams: Promise<Query> }) {
  return orAdminError(async () => {
    const [staff, locale, query] = [
      await requireStaff('look'),
      await readAdminLocale(),
      await searchParams,
    ]
    const words = closePageWords[locale]
    const [{ timeZone }, days, rehearsal] = await Promise.all([
      readSystemStatus(),
      listCloses(),
      getNextRehearsal(),
    ])
    const faults = rehearsal ? await listFaults(rehearsal, mostFaults) : []
    const last = days.find(({ count }) => count !== null)?.day ?? null
    const asked = query.day === undefined ? last : dayIn(query.day)
    const shown = asked && (await getClose(asked))
    return (
      <OperationsSection locale={locale} staff={staff} tab="close" title={words.title}>
        <p className="lead">{words.lead}</p>
        {rehearsal ? <NextRehearsal {...{ rehearsal, faults, locale, timeZone }} /> : null}
        {days.length === 0 ? <p className="calm">{words.never}</p> : null}
        {shown ? <ClosedDay close={shown} locale={locale} timeZone={timeZone} /> : null}
        {!shown && query.day !== undefined ? <p className="problems">{words.unknownDay}</p> : null}
        {days.length > 0 ? <ClosedDays days={days} locale={locale} /> : null}
      </OperationsSection>
    )
  })
}

function dayIn(asked: Query[string]): PlainDate | null {
  try {
    return typeof asked === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? plainDate(asked) : null
  } catch {
    return null
  }
}
