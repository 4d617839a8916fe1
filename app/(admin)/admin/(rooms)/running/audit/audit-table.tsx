import { Status } from '#app/(admin)/_components/status.tsx'
import type { AuditRow } from '#lib/audit/list-audit.ts'
import { runningWords } from '#lib/i18n/admin/running.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'

type Props = { rows: AuditRow[]; locale: Locale; timeZone: string }

export function AuditTable({ rows, locale, timeZone }: Props) {
  const words = runningWords[locale].audit
  const actors: Record<string, string> = words.actors
  return (
    <div className="scroll">
      <table className="table cards">
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
                  {row.name ?? actors[row.actor] ?? row.actor}
                </a>
              </td>
              <td>
                <code>{row.action}</code>
              </td>
              <td className="nowrap">
                <About subject={row.subject} />
              </td>
              <td>
                <Status kind="audit" value={row.outcome} locale={locale} />
              </td>
              <td className="muted">{detailOf(row.detail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Everything else about the same thing. */
function About({ subject }: { subject: string }) {
  if (subject === '-' || subject === '') return '—'
  const short = subject.length > 14 ? `${subject.slice(0, 4)}…${subject.slice(-4)}` : subject
  return (
    <a href={`${paths.admin.audit}?subject=${encodeURIComponent(subject)}`}>
      <code>{short}</code>
    </a>
  )
}

function detailOf(detail: AuditRow['detail']): string {
  return Object.entries(detail)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
    .join(', ')
}
