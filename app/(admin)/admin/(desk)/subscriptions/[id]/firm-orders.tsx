import type { Locale } from '#lib/i18n/locale.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { cancelableOrders } from '#lib/states/order.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import type { SchedulePreview } from '#lib/subscriptions/schedule/preview-schedule.ts'
import { OrderTable } from './order-table.tsx'
import { scheduleWords } from './schedule-messages.ts'

type Props = { view: SubscriptionView; preview: SchedulePreview; locale: Locale }

/** Orders that nothing changes any more, as far as they are still to be paid or to go out. */
export function FirmOrders({ view, preview, locale }: Props) {
  const words = scheduleWords[locale]
  const firstOpenIndex = preview.afterwards[0]?.index ?? 0
  const orders = view.orders.filter(
    ({ index, status, deliveries }) =>
      index < firstOpenIndex &&
      (isOneOf(cancelableOrders, status) ||
        deliveries.some((parcel) => isOneOf(waitingDeliveries, parcel.status))),
  )
  if (orders.length === 0) return null
  return (
    <>
      <h3>{words.firm}</h3>
      <p>{words.firmHint}</p>
      <OrderTable view={{ ...view, orders, planned: [] }} locale={locale} />
    </>
  )
}
