import { DueDate } from '#app/(admin)/_components/due-date.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import type { SubscriptionOfCustomer } from '#lib/customers/get-customer-view.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'

type Props = {
  subscriptions: SubscriptionOfCustomer[]
  locale: Locale
  /** Whether what they come to stands below. */
  total?: boolean
}

/** A customer's subscriptions, each with what comes next. */
export function SubscriptionsOf({ subscriptions, locale, total = false }: Props) {
  const { columns, ...words } = peopleWords[locale]
  const sum = subscriptions.reduce((all, { amountMinor }) => all + (amountMinor ?? 0), 0)
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{columns.plan}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col" className="wide">
              {columns.paymentMethod}
            </th>
            <th scope="col">{columns.due}</th>
            <th scope="col" className="sum">
              {columns.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {subscriptions.map((one) => (
            <tr key={one.id}>
              <td>
                <a href={paths.admin.subscription(one.id)}>{one.plan[locale]}</a>
                {one.held ? <span className="mark">{words.heldMark}</span> : null}
              </td>
              <td>
                <Status kind="subscription" value={one.status} locale={locale} />
              </td>
              <td className="wide nowrap">
                {words.paymentMethods[one.paymentMethod]}
                {one.last4 ? <code className="reading">…{one.last4}</code> : null}
              </td>
              <td className="nowrap" data-label={columns.due}>
                {one.dueOn ? <DueDate on={one.dueOn} order={one.order} locale={locale} /> : '—'}
                {one.order === 'awaiting_payment' || one.order === 'past_due' ? (
                  <>
                    {' '}
                    <Status kind="order" value={one.order} locale={locale} />
                  </>
                ) : null}
              </td>
              <td className="sum" data-label={columns.sum}>
                {one.amountMinor === null ? '—' : formatYen(one.amountMinor)}
              </td>
            </tr>
          ))}
          {total ? (
            <tr>
              <th scope="row">{dialogWords[locale].total}</th>
              <td />
              <td className="wide" />
              <td />
              <td className="sum">
                <strong>{formatYen(sum)}</strong>
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}
