import { Status } from '#app/(admin)/_components/status.tsx'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { BatchRow } from '#lib/tokens/operations/get-batch.ts'
import { wordOf } from '#lib/word-of.ts'
import { tokenBulkWords } from '../../bulk/messages.ts'
import { tokenWords } from '../../messages.ts'

type Props = { rows: BatchRow[]; locale: Locale }

export function BatchTable({ rows, locale }: Props) {
  const { columns } = tokenBulkWords[locale]
  return (
    <div className="scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{columns.token}</th>
            <th scope="col">{columns.customer}</th>
            <th scope="col">{columns.outcome}</th>
            <th scope="col">{columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.tokenId}>
              <td>
                <a href={paths.admin.token(row.tokenId)}>
                  <code>…{row.last4}</code>
                </a>
              </td>
              <td>{row.name?.trim() || '—'}</td>
              <td>
                <Outcome row={row} locale={locale} />
              </td>
              <td>
                <Status kind="token" value={row.status} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Outcome({ row, locale }: { row: BatchRow; locale: Locale }) {
  if (row.operation) return <Status kind="operation" value={row.operation} locale={locale} />
  if (row.outcome === null) return tokenBulkWords[locale].batch.notYet
  if (row.outcome === 'failed') return tokenBulkWords[locale].batch.failed
  const sentences: Record<string, string> = tokenWords[locale].flash
  return wordOf(sentences, row.outcome)
}
