import { DueDate } from '#app/(admin)/_components/due-date.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import type { BulkRow } from '#lib/tokens/operations/list-bulk.ts'
import { tokenWords } from '../messages.ts'
import { tokenBulkWords } from './messages.ts'

type Props = { rows: BulkRow[]; locale: Locale; timeZone: string }

/** What stops with each token; the total counts those that would be touched. */
export function BulkTable({ rows, locale, timeZone }: Props) {
  const { columns, ...words } = tokenBulkWords[locale]
  const picked = rows.filter(({ because }) => because === null)
  const total = (of: (row: BulkRow) => number) => picked.reduce((sum, row) => sum + of(row), 0)
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{columns.token}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.customer}</th>
            <th scope="col">{columns.created}</th>
            <th scope="col" className="sum">
              {columns.stops}
            </th>
            <th scope="col">{columns.due}</th>
            <th scope="col" className="sum">
              {columns.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <a href={paths.admin.token(row.id)}>
                  <code>…{row.last4}</code>
                </a>
              </td>
              <td>
                <Status kind="token" value={row.status} locale={locale} />
              </td>
              <td data-label={columns.customer}>{row.name?.trim() || '—'}</td>
              <td data-label={columns.created}>
                <time dateTime={row.createdAt.toISOString()}>
                  {formatWhen(row.createdAt, locale, timeZone)}
                </time>
              </td>
              {row.because ? (
                <td colSpan={3} className="muted">
                  {tokenWords[locale].flash[row.because]}
                </td>
              ) : (
                <>
                  <td className="sum" data-label={columns.stops}>
                    {words.count(row.usedBy)}
                  </td>
                  <td data-label={columns.due}>
                    {row.dueOn ? <DueDate on={row.dueOn} order="scheduled" locale={locale} /> : '—'}
                  </td>
                  <td className="sum" data-label={columns.sum}>
                    {row.sumMinor === 0 ? '—' : formatYen(row.sumMinor)}
                  </td>
                </>
              )}
            </tr>
          ))}
          {picked.length > 1 ? (
            <tr>
              <th scope="row" colSpan={4}>
                {words.total}
              </th>
              <td className="sum" data-label={columns.stops}>
                {words.count(total(({ usedBy }) => usedBy))}
              </td>
              <td />
              <td className="sum" data-label={columns.sum}>
                <strong>{formatYen(total(({ sumMinor }) => sumMinor))}</strong>
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}
