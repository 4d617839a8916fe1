import { ReasonFields } from '#app/(admin)/_components/reason-fields.tsx'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { orderReasonWords } from '#lib/i18n/admin/order-reasons.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { formatYen } from '#lib/money.ts'
import type { OrderCancellation } from '#lib/orders/cancel/order-cancellation.ts'
import { paths } from '#lib/paths.ts'
import { orderCancelReasons } from '#lib/states/order.ts'
import type { OrderOfView, SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { actionWords } from '../../../_actions/messages.ts'
import { subscriptionWords } from '../../messages.ts'
import { OrderTable } from '../order-table.tsx'
import { cancelOrderAction } from './cancel-order-action.ts'
import { orderCommandWords } from './messages.ts'

type Props = {
  view: SubscriptionView
  order: OrderOfView
  preview: OrderCancellation
  locale: Locale
}

/** What becomes of one order, and that the others stay as they are. */
export function CancelOrderDialog({ view, order, preview, locale }: Props) {
  const dialog = dialogWords[locale]
  const { cancel: words } = orderCommandWords[locale]
  const { charge, endsParcels, runsAgain, mark } = preview
  const times = subscriptionWords[locale].times(order.index + 1)
  const { paymentMethod } = order
  const isOffline = paymentMethod !== 'smartpay' && paymentMethod !== null
  const money = words.money[isOffline ? paymentMethod : charge]
  const coming = view.orders.filter(({ status }) => status === 'scheduled')
  return (
    <form action={cancelOrderAction} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="order" value={order.id} />
      <input type="hidden" name="shown" value={mark} />
      <input type="hidden" name="note" value={newId('note')} />
      <h2>{words.title(times, formatYen(order.totalMinor))}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      <h3>{words.ends}</h3>
      <OrderTable view={{ ...view, orders: [order], planned: [] }} locale={locale} />
      <p>{money}</p>
      {endsParcels > 0 ? <p>{words.parcels(endsParcels)}</p> : null}
      {runsAgain ? <p>{words.runsAgain}</p> : null}
      <h3>{words.next}</h3>
      <p>{view.status === 'paused' ? words.paused : words.goesOn}</p>
      {coming.length + view.planned.length > 0 ? (
        <OrderTable view={{ ...view, orders: coming }} locale={locale} />
      ) : null}
      <ReasonFields
        legend={dialog.reason}
        reasons={orderCancelReasons}
        words={orderReasonWords[locale].cancel}
        note={{
          name: 'text',
          label: dialog.optionalNote,
          hint: actionWords[locale].note.hint,
          maxLength: 2000,
        }}
      />
      <p>{words.afterwards}</p>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.subscription(view.id)}>
          {dialog.back}
        </a>
        <button type="submit" className="button danger">
          {words.send}
        </button>
      </p>
    </form>
  )
}
