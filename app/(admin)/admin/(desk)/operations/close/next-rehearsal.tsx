import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { rehearsalWords } from '#lib/i18n/rehearsal.ts'
import { paths } from '#lib/paths.ts'
import { formatDate } from '#lib/plain-date.ts'
import { faultsIn, type ListedCharge, type Rehearsal } from '#lib/rehearsal/get-rehearsal.ts'
import { closePageWords } from './messages.ts'
import { SumTable } from './sum-table.tsx'

type Props = {
  rehearsal: Rehearsal
  faults: readonly ListedCharge[]
  locale: Locale
  timeZone: string
}

/** A day to come: what would be sent, what would not and why, and what the shop has to put right before. */
export function NextRehearsal({ rehearsal, faults, locale, timeZone }: Props) {
  const { day, begunAt, stoppedBecause, counts } = rehearsal
  const page = closePageWords[locale]
  const words = rehearsalWords[locale]
  const count = faultsIn(rehearsal)
  return (
    <section className="section" aria-labelledby="rehearsal-title">
      <h2 id="rehearsal-title">{page.ahead(formatDate(day, locale))}</h2>
      <p className={count === 0 && stoppedBecause === null ? 'calm' : 'problems'}>
        {stoppedBecause === null ? null : words.stops[stoppedBecause]}{' '}
        {count === 0 ? page.sendable : page.unsendable(count)}{' '}
        <span className="small muted">
          {page.rehearsedAt(formatWhen(begunAt, locale, timeZone))}
        </span>
      </p>
      <ul>
        {faults.map(({ subscriptionId, index, reason }) => (
          <li key={`${subscriptionId} ${index}`}>
            {reason === null ? null : words.reasons[reason]}{' '}
            <a href={paths.admin.subscription(subscriptionId)}>{page.open}</a>
          </li>
        ))}
      </ul>
      {count > faults.length ? <p className="notes">{page.first(faults.length)}</p> : null}
      {counts.length === 0 ? (
        <p className="notes">{page.nothingAhead}</p>
      ) : (
        <SumTable
          rows={counts.map(({ reason, ...sum }) => [
            reason === null ? words.ready : words.reasons[reason],
            sum,
          ])}
          locale={locale}
        />
      )}
    </section>
  )
}
