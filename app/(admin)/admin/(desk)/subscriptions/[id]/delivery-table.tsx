import type { ReactNode } from 'react'
import { Status } from '#app/(admin)/_components/status.tsx'
import type { StaffRole } from '#lib/auth/roles.ts'
import { sayException } from '#lib/i18n/date-reasons.ts'
import { deliveryWords } from '#lib/i18n/deliveries.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatDate } from '#lib/plain-date.ts'
import { deliveriesInView } from '#lib/subscriptions/deliveries-in-view.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import { ParcelLinks } from './_parcel/parcel-links.tsx'

type Props = { view: SubscriptionView; locale: Locale; role: StaffRole }
type Delivery = ReturnType<typeof deliveriesInView>[number]

/** What goes out of the orders, on which day and whether it may; what is gone, and with whom. */
export function DeliveryTable({ view, locale, role }: Props) {
  const { columns } = deliveryWords[locale]
  return (
    <div className="scroll">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{subscriptionWords[locale].columns.number}</th>
            <th scope="col">{columns.dispatch}</th>
            <th scope="col">{columns.lines}</th>
            <th scope="col">{columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {deliveriesInView(view).map((delivery) => (
            <Row key={delivery.id} delivery={delivery} locale={locale}>
              <ParcelLinks subscriptionId={view.id} {...{ delivery, role, locale }} />
            </Row>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { delivery: Delivery; locale: Locale; children: ReactNode }

function Row({ delivery, locale, children }: RowProps) {
  const words = deliveryWords[locale]
  const { order, among, position, dispatch, lines, status, carrier, tracking } = delivery
  const shift = sayException(dispatch, locale)
  return (
    <tr>
      <td>
        {subscriptionWords[locale].orderNo(order.index + 1)}
        {among > 1 ? <span className="muted"> {`${position + 1}/${among}`}</span> : null}
      </td>
      <td data-label={words.columns.dispatch}>
        <span className="nowrap">{formatDate(dispatch.on, locale)}</span>
        {shift ? <span className="reading">{shift}</span> : null}
      </td>
      <td data-label={words.columns.lines}>
        {lines.map(({ name, quantity }) => (
          <span key={name.ja} className="line">
            {words.line(name[locale], quantity)}
          </span>
        ))}
      </td>
      <td>
        <Status kind="delivery" value={status} locale={locale} />
        {delivery.waits ? <span className="reading">{sayWhether(delivery, locale)}</span> : null}
        {carrier || tracking ? (
          <span className="reading">{[carrier, tracking].filter(Boolean).join(' ')}</span>
        ) : null}
        {children}
      </td>
    </tr>
  )
}

/** Whether it may go out now, and what comes of it. */
function sayWhether({ whyNot, order }: Delivery, locale: Locale): string {
  const words = deliveryWords[locale]
  if (whyNot !== null) return words.refusals[whyNot]
  return order.charge?.status === 'authorized' ? words.mayShipByCapture : words.mayShip
}
