import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { refundReasons } from '#lib/states/refund.ts'
import { isRunning } from '#lib/states/subscription.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import type { RefundDialogState } from './read-refund-dialog.ts'
import { refundAction } from './refund-action.ts'
import { RefundChoice } from './refund-choice.tsx'
import { refundWords } from './refund-messages.ts'
import { RefundPreview } from './refund-preview.tsx'

type Props = { view: SubscriptionView; state: RefundDialogState; locale: Locale }

/** Money back: what of the order, then what that comes to and leaves, then the button. */
export function RefundDialog({ view, state, locale }: Props) {
  const dialog = dialogWords[locale]
  const words = refundWords[locale]
  const { order, asked, preview } = state
  const times = subscriptionWords[locale].times(
    (view.orders.find(({ id }) => id === order.id)?.index ?? 0) + 1,
  )
  const page = paths.admin.subscription(view.id)
  const back = (
    <a className="button quiet" href={page}>
      {dialog.back}
    </a>
  )
  return (
    <div className="dialog stack">
      <h2>{words.title(times)}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      <RefundChoice subscriptionId={view.id} state={state} locale={locale} />
      {preview ? (
        <form action={refundAction} className="stack">
          <input type="hidden" name="subscription" value={view.id} />
          <input type="hidden" name="order" value={order.id} />
          <input type="hidden" name="shown" value={preview.mark} />
          {Object.entries(asked).map(([name, value]) =>
            name === 'reason' ? null : <input key={name} type="hidden" name={name} value={value} />,
          )}
          <RefundPreview order={order} preview={preview} locale={locale} />
          <fieldset className="choices">
            <legend>{words.reason}</legend>
            {refundReasons.map((reason) => (
              <label key={reason}>
                <input
                  type="radio"
                  name="reason"
                  value={reason}
                  required
                  defaultChecked={asked.reason === reason}
                />
                <span>{words.reasons[reason]}</span>
              </label>
            ))}
          </fieldset>
          <p>
            {words.afterwards} {isRunning(view.status) ? words.goesOn : null}
          </p>
          <p className="buttons">
            {back}
            <button type="submit" className="button">
              {words.send}
            </button>
          </p>
        </form>
      ) : (
        <p className="buttons">{back}</p>
      )}
    </div>
  )
}
