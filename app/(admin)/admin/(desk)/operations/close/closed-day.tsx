import type { DaySums } from '#lib/close/day-sums.ts'
import type { CloseOfDay } from '#lib/close/list-closes.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { closeWords } from '#lib/i18n/close.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import { DifferenceTable } from './difference-table.tsx'
import { closePageWords } from './messages.ts'

const plan = ['planned', 'collected', 'approved', 'waiting', 'pastDue', 'leftOut'] as const
const money = [
  'here',
  'there',
  'refundsHere',
  'refundsThere',
  'paid',
  'offline',
  'toDeliver',
  'other',
] as const

type Props = { close: CloseOfDay; locale: Locale; timeZone: string }

/** One day: whether all agrees, what does not, and what it comes to. */
export function ClosedDay({ close, locale, timeZone }: Props) {
  const { day, sums, differences, count, closedAt } = close
  const page = closePageWords[locale]
  const words = closeWords[locale]
  return (
    <section className="section" aria-labelledby="day-title">
      <h2 id="day-title">{formatDate(day, locale)}</h2>
      <p className={count === 0 ? 'calm' : 'problems'}>
        {count === 0 ? page.none : words.red(count)}{' '}
        <span className="small muted">{page.closedAt(formatWhen(closedAt, locale, timeZone))}</span>
      </p>
      {count > 0 ? (
        <>
          <h3>{page.differences}</h3>
          <DifferenceTable differences={differences} locale={locale} />
          {count > differences.length ? (
            <p className="notes">{page.first(differences.length)}</p>
          ) : null}
        </>
      ) : null}
      <div className="stack">
        <h3>{page.plan}</h3>
        <Sums names={plan} sums={sums} locale={locale} />
        <h3>{page.money}</h3>
        <Sums names={money} sums={sums} locale={locale} />
      </div>
    </section>
  )
}

type SumsProps = { names: readonly (keyof DaySums)[]; sums: DaySums; locale: Locale }

function Sums({ names, sums, locale }: SumsProps) {
  const words = closeWords[locale]
  const page = closePageWords[locale]
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{page.columns.what}</th>
          <th scope="col" className="sum">
            {page.columns.orders}
          </th>
          <th scope="col" className="sum">
            {page.columns.sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <td>{words.sums[name]}</td>
            <td className="sum">{sums[name].count}</td>
            <td className="sum">{formatYen(sums[name].minor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
