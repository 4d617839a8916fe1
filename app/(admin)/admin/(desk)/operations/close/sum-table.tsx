import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { closePageWords } from './messages.ts'

type Props = {
  rows: readonly (readonly [label: string, sum: { count: number; minor: number }])[]
  locale: Locale
}

/** How many, and what they come to, line by line. */
export function SumTable({ rows, locale }: Props) {
  const { columns } = closePageWords[locale]
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{columns.what}</th>
          <th scope="col" className="sum">
            {columns.orders}
          </th>
          <th scope="col" className="sum">
            {columns.sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, { count, minor }]) => (
          <tr key={label}>
            <td>{label}</td>
            <td className="sum">{count}</td>
            <td className="sum">{formatYen(minor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
