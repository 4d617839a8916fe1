import { ReasonFields } from '#app/(admin)/_components/reason-fields.tsx'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { paths } from '#lib/paths.ts'
import { isOneOf } from '#lib/states/moves.ts'
import { cancelableOrders } from '#lib/states/order.ts'
import { cancelReasons } from '#lib/states/subscription.ts'
import { openOrders, ordersMissing } from '#lib/subscriptions/cancellation.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { actionWords } from '../../_actions/messages.ts'
import { cancelAction } from './actions.ts'
import { subscriptionDialogWords } from './dialog-messages.ts'
import { OrderTable } from './order-table.tsx'

/** Which orders are not asked for any more, what stays, and why it ends. */
export function CancelDialog({ view, locale }: { view: SubscriptionView; locale: Locale }) {
  const dialog = dialogWords[locale]
  const { cancel: words } = subscriptionDialogWords[locale]
  const orders = view.orders.filter(({ status }) => isOneOf(cancelableOrders, status))
  const missing = ordersMissing(view.content.minimumCycles, view.ordersCounted, orders)
  return (
    <form action={cancelAction} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="shown" value={openOrders(orders)} />
      <input type="hidden" name="note" value={newId('note')} />
      <h2>{words.title(view.content.name[locale])}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      {missing > 0 ? (
        <div className="alert">
          <p>{words.minimum(view.content.minimumCycles, missing)}</p>
        </div>
      ) : null}
      <h3>{words.stops}</h3>
      <OrderTable view={{ ...view, orders }} locale={locale} />
      <h3>{words.stays}</h3>
      <p>{view.paymentMethod === 'smartpay' ? words.staysSmartpay : words.staysOffline}</p>
      <p>{words.afterwards}</p>
      <ReasonFields
        legend={dialog.reason}
        reasons={cancelReasons}
        words={words.reasons}
        note={{
          name: 'text',
          label: dialog.optionalNote,
          hint: actionWords[locale].note.hint,
          maxLength: 2000,
        }}
      />
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
