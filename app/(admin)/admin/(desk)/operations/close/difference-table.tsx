import type { Difference } from '#lib/close/difference-codes.ts'
import { closeWords } from '#lib/i18n/close.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { closePageWords } from './messages.ts'

type Props = { differences: readonly Difference[]; locale: Locale }

/** What does not agree, with both sums, and the way to where somebody looks first. */
export function DifferenceTable({ differences, locale }: Props) {
  const { columns, open } = closePageWords[locale]
  const words = closeWords[locale]
  const sumOf = (minor: number | null) => (minor === null ? '—' : formatYen(minor))
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.subject}</th>
            <th scope="col" className="sum">
              {columns.here}
            </th>
            <th scope="col" className="sum">
              {columns.there}
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ code, subject, subscriptionId, hereMinor, thereMinor }) => (
            <tr key={`${code} ${subject}`}>
              <td>{words.differences[code]}</td>
              <td data-label={columns.subject}>
                <span className="small">{subject}</span>
                {subscriptionId ? (
                  <span className="reading">
                    <a href={paths.admin.subscription(subscriptionId)}>{open}</a>
                  </span>
                ) : null}
              </td>
              <td className="sum" data-label={columns.here}>
                {sumOf(hereMinor)}
              </td>
              <td className="sum" data-label={columns.there}>
                {sumOf(thereMinor)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
