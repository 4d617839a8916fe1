import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import { refundSettlements } from '#lib/refunds/settle-refund.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import type { RefundOfOrder } from '#lib/subscriptions/refunds-of-order.ts'
import { refundWords } from './refund-messages.ts'
import { settleRefundAction } from './settle-refund-action.ts'

type Props = { view: SubscriptionView; refund: RefundOfOrder; locale: Locale }

/** How a refund ended that no look could find out, as somebody saw it at Smartpay. */
export function SettleRefundDialog({ view, refund, locale }: Props) {
  const dialog = dialogWords[locale]
  const { settle } = refundWords[locale]
  return (
    <form action={settleRefundAction} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="refund" value={refund.id} />
      <h2>{settle.title(formatYen(refund.amountMinor))}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      <p>{settle.hint(refund.id)}</p>
      <fieldset className="choices">
        <legend>{settle.found}</legend>
        {refundSettlements.map((as) => (
          <label key={as}>
            <input type="radio" name="as" value={as} required />
            <span>{settle.choices[as]}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="smartpay">{settle.id}</label>
        <input
          id="smartpay"
          name="smartpay"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <p className="buttons">
        <a className="button quiet" href={paths.admin.subscription(view.id)}>
          {dialog.back}
        </a>
        <button type="submit" className="button">
          {settle.record}
        </button>
      </p>
    </form>
  )
}
