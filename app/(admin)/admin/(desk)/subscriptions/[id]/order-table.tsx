import type { ReactNode } from 'react'
import { DueDate } from '#app/(admin)/_components/due-date.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { sayException } from '#lib/i18n/date-reasons.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { isPayable } from '#lib/orders/offline/payable.ts'
import { paths } from '#lib/paths.ts'
import { formatDate } from '#lib/plain-date.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { uncollectedOrders } from '#lib/states/order.ts'
import type { OrderOfView, SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import { orderCommandWords } from './_order/messages.ts'
import { ChangeLinks } from './change-links.tsx'
import { ChargeState } from './charge-state.tsx'
import { subscriptionDialogWords } from './dialog-messages.ts'
import { OrderRefunds } from './order-refunds.tsx'
import { refundWords } from './refund-messages.ts'
import { scheduleWords } from './schedule-messages.ts'

type Props = {
  view: SubscriptionView
  locale: Locale
  /** Whether money that came late may be recorded here. */
  mayRecord?: boolean
  /** Whether coming orders may be changed here. */
  mayChange?: boolean
  /** Whether what was paid may be given back here. */
  mayRefund?: boolean
  /** Whether one order may be canceled here. */
  mayCancel?: boolean
  /** Whether what Smartpay approved may be collected here. */
  mayCapture?: boolean
}

/** What was due, what waits, and what comes next as long as nothing changes. */
export function OrderTable({
  view,
  locale,
  mayRecord = false,
  mayChange = false,
  mayRefund = false,
  mayCancel = false,
  mayCapture = false,
}: Props) {
  const { columns } = peopleWords[locale]
  const words = subscriptionWords[locale]
  const commands = orderCommandWords[locale]
  const path = paths.admin.subscription(view.id)
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.columns.number}</th>
            <th scope="col">{words.columns.dueOn}</th>
            <th scope="col" className="sum">
              {columns.sum}
            </th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{words.columns.received}</th>
          </tr>
        </thead>
        <tbody>
          {view.orders.map((order) => (
            <Row
              key={order.id}
              order={order}
              timeZone={view.facts.timeZone}
              locale={locale}
              settleAt={mayRefund ? path : null}
              comesAfterEnd={view.ending !== null && order.index >= view.ending.fromIndex}
            >
              {mayRecord &&
              order.payReference &&
              order.status !== 'awaiting_payment' &&
              isPayable(order) ? (
                <span className="reading">
                  <a href={`${path}?do=pay&order=${order.payReference}`}>
                    {subscriptionDialogWords[locale].pay.act}…
                  </a>
                </span>
              ) : null}
              {mayRefund && order.refundableMinor > 0 ? (
                <span className="reading">
                  <a href={`${path}?do=refund&order=${order.id}`}>{refundWords[locale].act}…</a>
                </span>
              ) : null}
              {mayCapture && order.charge?.status === 'authorized' ? (
                <span className="reading">
                  <a href={`${path}?do=capture&order=${order.id}`}>{commands.capture.act}…</a>
                </span>
              ) : null}
              {mayCancel && isOneOf(uncollectedOrders, order.status) ? (
                <span className="reading">
                  <a href={`${path}?do=cancel-order&order=${order.id}`}>{commands.cancel.act}…</a>
                </span>
              ) : null}
              {mayChange ? (
                <ChangeLinks
                  view={view}
                  index={order.index}
                  status={order.status}
                  locale={locale}
                />
              ) : null}
            </Row>
          ))}
          {view.planned.map(({ index, due, amountMinor, leftOut }) => (
            <tr key={index} className="planned">
              <td>{words.orderNo(index + 1)}</td>
              <td className="nowrap" data-label={words.columns.dueOn}>
                {formatDate(due.on, locale)}
              </td>
              <td className="sum">{formatYen(amountMinor)}</td>
              <td>
                {leftOut ? scheduleWords[locale][leftOut] : words.planned}{' '}
                <span className="small muted">{sayException(due, locale)}</span>
                {mayChange ? (
                  <ChangeLinks
                    view={view}
                    index={index}
                    status={leftOut ? 'skipped' : 'scheduled'}
                    locale={locale}
                  />
                ) : null}
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  order: OrderOfView
  timeZone: string
  locale: Locale
  settleAt: string | null
  /** It is left out because the subscription ends before it. */
  comesAfterEnd: boolean
  children: ReactNode
}

function Row({ order, timeZone, locale, settleAt, comesAfterEnd, children }: RowProps) {
  const words = subscriptionWords[locale]
  const { index, dueOn, payBy, payReference, status, received, charge } = order
  const waits = status === 'awaiting_payment'
  return (
    <tr>
      <td>{words.orderNo(index + 1)}</td>
      <td className="nowrap" data-label={words.columns.dueOn}>
        <DueDate on={dueOn} order={status} locale={locale} />
      </td>
      <td className="sum">{formatYen(order.totalMinor)}</td>
      <td>
        {comesAfterEnd && status === 'skipped' ? (
          scheduleWords[locale].ending
        ) : (
          <Status kind="order" value={status} locale={locale} />
        )}
        {waits && payBy ? (
          <span className="reading">
            {words.columns.payBy} {formatDate(payBy, locale)}
          </span>
        ) : null}
        {children}
      </td>
      <td data-label={received.length > 0 || charge ? words.columns.received : undefined}>
        {charge ? <ChargeState charge={charge} timeZone={timeZone} locale={locale} /> : null}
        {received.map((one) => (
          <span key={`${one.receivedOn} ${one.amountMinor}`} className="nowrap">
            {words.receivedOn(formatYen(one.amountMinor), formatDate(one.receivedOn, locale))}
          </span>
        ))}
        <OrderRefunds
          refunds={order.refunds}
          timeZone={timeZone}
          locale={locale}
          settleAt={settleAt}
        />
        {waits && payReference ? (
          <span className="muted">{words.reference(payReference)}</span>
        ) : null}
      </td>
    </tr>
  )
}
