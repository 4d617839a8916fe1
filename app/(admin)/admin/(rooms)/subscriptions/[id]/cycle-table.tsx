import { Status } from '#app/(admin)/_components/status.tsx'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { CycleOfView, SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'

type Props = { view: SubscriptionView; locale: Locale }

/** What was due, what waits, and what comes next as long as nothing changes. */
export function CycleTable({ view, locale }: Props) {
  const { columns, ...words } = peopleWords[locale]
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.dueOn}</th>
            <th scope="col" className="sum">
              {columns.sum}
            </th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.received}</th>
          </tr>
        </thead>
        <tbody>
          {view.cycles.map((cycle) => (
            <Row key={cycle.id} cycle={cycle} locale={locale} />
          ))}
          {view.planned.map(({ index, dueOn, amountMinor }) => (
            <tr key={index} className="planned">
              <td>{words.orderNo(index + 1)}</td>
              <td className="nowrap" data-label={columns.dueOn}>
                {formatDate(dueOn, locale)}
              </td>
              <td className="sum">{formatYen(amountMinor)}</td>
              <td>{words.planned}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ cycle, locale }: { cycle: CycleOfView; locale: Locale }) {
  const words = peopleWords[locale]
  const { index, dueOn, payBy, payReference, status, received } = cycle
  const waits = status === 'awaiting_payment'
  return (
    <tr>
      <td>{words.orderNo(index + 1)}</td>
      <td className="nowrap" data-label={words.columns.dueOn}>
        {formatDate(dueOn, locale)}
      </td>
      <td className="sum">{formatYen(cycle.amountMinor + cycle.feeMinor)}</td>
      <td>
        <Status kind="cycle" value={status} locale={locale} />
        {waits && payBy ? (
          <span className="reading">
            {words.columns.payBy} {formatDate(payBy, locale)}
          </span>
        ) : null}
      </td>
      <td data-label={received.length > 0 ? words.columns.received : undefined}>
        {received.map((one) => (
          <span key={`${one.receivedOn} ${one.amountMinor}`} className="nowrap">
            {words.receivedOn(formatYen(one.amountMinor), formatDate(one.receivedOn, locale))}
          </span>
        ))}
        {waits && payReference ? (
          <span className="muted">{words.reference(payReference)}</span>
        ) : null}
      </td>
    </tr>
  )
}
