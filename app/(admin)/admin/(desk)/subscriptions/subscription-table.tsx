import { DueDate } from '#app/(admin)/_components/due-date.tsx'
import { PersonName } from '#app/(admin)/_components/person-name.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { instantOf } from '#lib/clock.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import type { SubscriptionRow } from '#lib/subscriptions/list-subscriptions.ts'
import { subscriptionWords } from './messages.ts'

type Props = { rows: SubscriptionRow[]; locale: Locale; timeZone: string }

export function SubscriptionTable({ rows, locale, timeZone }: Props) {
  const { columns } = peopleWords[locale]
  return (
    <div className="scroll">
      <table className="table people">
        <thead>
          <tr>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.plan}</th>
            <th scope="col">{columns.customer}</th>
            <th scope="col">{columns.paymentMethod}</th>
            <th scope="col">{columns.due}</th>
            <th scope="col" className="sum">
              {columns.sum}
            </th>
            <th scope="col" className="wide">
              {columns.begun}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} locale={locale} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, locale, timeZone }: Omit<Props, 'rows'> & { row: SubscriptionRow }) {
  const words = peopleWords[locale]
  return (
    <tr>
      <td className="state">
        <Status kind="subscription" value={row.status} locale={locale} />
        {row.held ? <span className="mark">{words.heldMark}</span> : null}
        {row.ending ? <span className="mark">{subscriptionWords[locale].endingMark}</span> : null}
      </td>
      <td className="who">
        <a href={paths.admin.subscription(row.id)}>{row.plan[locale]}</a>
        {row.quantity > 1 ? <span className="reading">{words.quantity(row.quantity)}</span> : null}
      </td>
      <td>
        <PersonName
          name={row.name}
          kana={row.kana}
          href={row.customerId && paths.admin.customer(row.customerId)}
          fallback={row.customerId ? words.erasedName : words.none}
        />
      </td>
      <td className="way nowrap">
        {words.paymentMethods[row.paymentMethod]}
        {row.last4 ? <code className="reading">…{row.last4}</code> : null}
      </td>
      <td className="last nowrap">
        {row.dueOn ? <DueDate on={row.dueOn} order={row.order} locale={locale} /> : '—'}
        {row.order === 'awaiting_payment' || row.order === 'past_due' ? (
          <>
            {' '}
            <Status kind="order" value={row.order} locale={locale} />
          </>
        ) : null}
      </td>
      <td className="sum">{row.amountMinor === null ? '—' : formatYen(row.amountMinor)}</td>
      <td className="wide nowrap">
        {formatDate(dateIn(timeZone, instantOf(row.createdAt)), locale)}
      </td>
    </tr>
  )
}
