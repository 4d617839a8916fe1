import { Status } from '#app/(admin)/_components/status.tsx'
import type { AuditRow } from '#lib/audit/list-audit.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { wordOf } from '#lib/word-of.ts'
import { detailOf, shortId } from './entry-detail.ts'
import { auditEntryWords } from './entry-messages.ts'
import { auditWords } from './messages.ts'

type Props = { rows: AuditRow[]; locale: Locale; timeZone: string }

export function AuditTable({ rows, locale, timeZone }: Props) {
  const words = auditWords[locale]
  const actors: Record<string, string> = words.actors
  const actions: Record<string, string> = auditEntryWords[locale].actions
  return (
    <div className="scroll">
      <table className="table cards audit">
        <thead>
          <tr>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.about}</th>
            <th scope="col">{words.outcome}</th>
            <th scope="col">{words.detail}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <time dateTime={row.at.toISOString()}>{formatWhen(row.at, locale, timeZone)}</time>
              </td>
              <td>
                <a href={`${paths.admin.audit}?actor=${encodeURIComponent(row.actor)}`}>
                  {row.name ?? wordOf(actors, row.actor)}
                </a>
              </td>
              <td>{wordOf(actions, row.action)}</td>
              <td className="nowrap">
                <About row={row} locale={locale} />
              </td>
              <td>
                <Status kind="audit" value={row.outcome} locale={locale} />
              </td>
              <td className="muted">
                {detailOf(row.detail, locale, shortId).map((one) => (
                  <div key={one}>{one}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Everything else about the same thing, and the way to its page where it has one. */
function About({ row: { subject, subjectName }, locale }: { row: AuditRow; locale: Locale }) {
  if (subject === '-' || subject === '') return '—'
  const page = pageOf(subject)
  return (
    <>
      <a href={`${paths.admin.audit}?subject=${encodeURIComponent(subject)}`}>
        {subjectName ?? <code>{shortId(subject)}</code>}
      </a>{' '}
      {page ? <a href={page}>{auditEntryWords[locale].open}</a> : null}
    </>
  )
}

const pages = new Map<string, (id: string) => string>([
  ['tok', paths.admin.token],
  ['cus', paths.admin.customer],
  ['sub', paths.admin.subscription],
  ['su', paths.admin.signup],
  ['bat', paths.admin.tokenBatch],
])

function pageOf(subject: string): string | undefined {
  return pages.get(subject.split('_')[0] ?? '')?.(subject)
}
