import type { CapturePreview } from '#lib/charging/capture/capturing.ts'
import { instantOf } from '#lib/clock.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import type { OrderOfView, SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../../messages.ts'
import { captureAction } from './capture-action.ts'
import { orderCommandWords } from './messages.ts'

type Props = { view: SubscriptionView; order: OrderOfView; preview: CapturePreview; locale: Locale }

/** What is collected, on which days the customer pays it, and that it stays collected. */
export function CaptureDialog({ view, order, preview, locale }: Props) {
  const dialog = dialogWords[locale]
  const { capture: words } = orderCommandWords[locale]
  const { amountMinor, instalments, waitingParcels, mark } = preview
  const { timeZone } = view.facts
  const until = dateIn(timeZone, instantOf(order.charge?.authorizedUntil ?? view.now))
  const times = subscriptionWords[locale].times(order.index + 1)
  return (
    <form action={captureAction} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="order" value={order.id} />
      <input type="hidden" name="shown" value={mark} />
      <h2>{words.title(times, formatYen(amountMinor))}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, timeZone))} {dialog.changed}
      </p>
      <p>{words.hint(formatDate(until, locale))}</p>
      <h3>{words.schedule}</h3>
      <div className="scroll">
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{words.columns.dueOn}</th>
              <th scope="col" className="sum">
                {words.columns.sum}
              </th>
            </tr>
          </thead>
          <tbody>
            {instalments.map(({ dueOn, amountMinor: sumMinor }) => (
              <tr key={`${dueOn}`}>
                <td className="nowrap">{formatDate(dueOn, locale)}</td>
                <td className="sum">{formatYen(sumMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {waitingParcels > 0 ? <p>{words.parcels(waitingParcels)}</p> : null}
      <p>{words.afterwards}</p>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.subscription(view.id)}>
          {dialog.back}
        </a>
        <button type="submit" className="button">
          {words.send}
        </button>
      </p>
    </form>
  )
}
