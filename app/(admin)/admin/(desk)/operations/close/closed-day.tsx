import type { CloseOfDay } from '#lib/close/list-closes.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { closeWords } from '#lib/i18n/close.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatDate } from '#lib/plain-date.ts'
import { DifferenceTable } from './difference-table.tsx'
import { closePageWords } from './messages.ts'
import { SumTable } from './sum-table.tsx'

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

const rehearsed = ['rehearsed', 'done', 'changed', 'since'] as const

type Props = { close: CloseOfDay; locale: Locale; timeZone: string }

/** One day: whether all agrees, what does not, and what it comes to. */
export function ClosedDay({ close, locale, timeZone }: Props) {
  const { day, sums, rehearsal, differences, count, closedAt } = close
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
        <SumTable rows={plan.map((name) => [words.sums[name], sums[name]])} locale={locale} />
        <h3>{page.rehearsal}</h3>
        {rehearsal ? (
          <SumTable
            rows={rehearsed.map((name) => [words.rehearsal[name], rehearsal[name]])}
            locale={locale}
          />
        ) : (
          <p className="notes">{words.notRehearsed}</p>
        )}
        <h3>{page.money}</h3>
        <SumTable rows={money.map((name) => [words.sums[name], sums[name]])} locale={locale} />
      </div>
    </section>
  )
}
