import type { NextStep } from '#lib/dunning/get-next-step.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { sayStep } from '#lib/i18n/dunning.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import type { OrderOfView, SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import { chargeNowAction } from './charge-action.ts'
import { chargeNowWords } from './charge-messages.ts'

type Props = { view: SubscriptionView; order: OrderOfView; nextStep: NextStep; locale: Locale }

/** One more attempt to collect an order, beside what happens without it. */
export function ChargeDialog({ view, order, nextStep, locale }: Props) {
  const dialog = dialogWords[locale]
  const words = chargeNowWords[locale]
  const times = subscriptionWords[locale].times(order.index + 1)
  return (
    <form action={chargeNowAction} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="order" value={order.id} />
      <h2>{words.title(times, formatYen(order.totalMinor))}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      <p>{words.hint}</p>
      <h3>{words.otherwise}</h3>
      <p>{sayStep(nextStep, 'staff', locale)}</p>
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
