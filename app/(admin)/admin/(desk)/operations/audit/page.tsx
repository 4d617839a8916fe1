import { redirect } from 'next/navigation'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { Paging } from '#app/(admin)/_components/paging.tsx'
import { addressText } from '#lib/address-text.ts'
import { listAudit } from '#lib/audit/list-audit.ts'
import { verifyAudit } from '#lib/audit/verify-audit.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { listOpenGuesses } from '#lib/auth/sign-in/list-open-guesses.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { readCursor } from '#lib/paging.ts'
import { paths } from '#lib/paths.ts'
import { OperationsSection } from '../operations-section.tsx'
import { filterAction } from './actions.ts'
import { AuditTable } from './audit-table.tsx'
import { Chain } from './chain.tsx'
import { auditAddress, searchableAudit } from './filter.ts'
import { auditWords } from './messages.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What staff did and were refused; the chain of hashes is followed when somebody asks. */
export default function AuditPage({ searchParams }: Props) {
  return orAdminError(async () => {
    const staff = await requireStaff('look')
    const locale = await readAdminLocale()
    const words = auditWords[locale]
    const query = await searchParams
    const filter = readFilter(query)
    const address = auditAddress(filter)
    const kept = await searchableAudit(filter)
    if (kept !== address) redirect(kept)
    const showsOpen = filter.actor === '' && filter.cursor === null
    const [{ timeZone }, list, open, verdict] = await Promise.all([
      readSystemStatus(),
      listAudit(filter),
      showsOpen ? listOpenGuesses(filter.subject.trim()) : [],
      query.verify === '1' ? verifyAudit() : null,
    ])
    const verify = (
      <form action={paths.admin.audit}>
        <input type="hidden" name="verify" value="1" />
        <button type="submit" className="button quiet">
          {words.verify}
        </button>
      </form>
    )
    return (
      <OperationsSection
        locale={locale}
        staff={staff}
        tab="audit"
        title={words.title}
        action={verify}
        base={address}
      >
        {verdict ? <Chain verdict={verdict} locale={locale} /> : null}
        <p className="lead">{words.lead}</p>
        <form className="filters" action={filterAction}>
          <div className="field">
            <label htmlFor="actor">{words.actor}</label>
            <input id="actor" name="actor" defaultValue={filter.actor} maxLength={120} />
          </div>
          <div className="field">
            <label htmlFor="subject">{words.subject}</label>
            <input id="subject" name="subject" defaultValue={filter.subject} maxLength={120} />
          </div>
          <button type="submit" className="button quiet">
            {frameWords[locale].apply}
          </button>
          {filter.actor || filter.subject ? (
            <a href={paths.admin.audit}>{frameWords[locale].clear}</a>
          ) : null}
        </form>
        {open.length > 0 ? (
          <section className="open-guesses">
            <h2>{words.open}</h2>
            <p className="muted">{words.openLead}</p>
            <AuditTable rows={open} locale={locale} timeZone={timeZone} />
          </section>
        ) : null}
        {list.rows.length === 0 ? (
          <p className="calm">{words.empty}</p>
        ) : (
          <AuditTable rows={list.rows} locale={locale} timeZone={timeZone} />
        )}
        <Paging
          locale={locale}
          base={address}
          shown={list.rows.length}
          total={list.total}
          previous={list.previous}
          next={list.next}
        />
      </OperationsSection>
    )
  })
}

function readFilter(query: Record<string, string | string[] | undefined>) {
  return {
    actor: addressText(query, 'actor'),
    subject: addressText(query, 'subject'),
    cursor: readCursor(typeof query.at === 'string' ? query.at : ''),
  }
}
