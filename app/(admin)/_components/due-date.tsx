import { readSystemStatus } from '#app/_request/system-status.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { type OrderTiming, orderTiming } from '#lib/orders/coming-orders.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { ListedOrderStatus } from '#lib/states/order.ts'

type Props = {
  on: PlainDate
  /** Null: there is no order. */
  order: ListedOrderStatus | null
  locale: Locale
  /** What the day is called, where that depends on whether it is over. */
  labels?: Record<OrderTiming, string>
}

/** When an order is due; one whose day went by without a charge says so. */
export async function DueDate({ on, order, locale, labels }: Props) {
  const { today } = await readSystemStatus()
  const timing = orderTiming(on, order ?? 'scheduled', today)
  const missed = (order === 'scheduled' || order === 'open') && timing === 'uncharged'
  return (
    <>
      {labels ? `${labels[timing]} ` : ''}
      <time dateTime={on.toString()}>{formatDate(on, locale)}</time>
      {missed ? <span className="reading missed">{frameWords[locale].notCharged}</span> : null}
    </>
  )
}
