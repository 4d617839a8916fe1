import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { sayCadence } from '#lib/i18n/calendar-words.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { amendWords } from './amend-messages.ts'
import type { AmendDialogState } from './read-amend-dialog.ts'

type Props = { view: SubscriptionView; state: AmendDialogState; locale: Locale }

/** The terms to choose: choosing them shows what would come of it, and changes nothing. */
export function AmendChoice({ view, state: { chosen, plans, current }, locale }: Props) {
  const words = amendWords[locale]
  const { paymentMethods: methodWords } = peopleWords[locale]
  const others = plans.filter(({ planVersionId }) => planVersionId !== current.planVersionId)
  return (
    <form action={paths.admin.subscription(view.id)} className="stack">
      <input type="hidden" name="do" value="amend" />
      <div className="field">
        <label htmlFor="amend-plan">{words.plan}</label>
        <select id="amend-plan" name="plan" defaultValue={chosen.planVersionId}>
          <option value={current.planVersionId}>
            {words.unchanged(view.content.name[locale])}
          </option>
          {others.map(({ planVersionId, content }) => (
            <option key={planVersionId} value={planVersionId}>
              {words.planOption(
                content.name[locale],
                sayCadence(content.cadence, locale),
                formatYen(planSums(content, 1).laterOrderMinor),
              )}
            </option>
          ))}
        </select>
      </div>
      <div className="field short">
        <label htmlFor="amend-quantity">{words.quantity}</label>
        <input
          id="amend-quantity"
          name="quantity"
          inputMode="numeric"
          defaultValue={chosen.quantity}
          maxLength={4}
        />
      </div>
      <div className="field">
        <label htmlFor="amend-method">{words.method}</label>
        <select id="amend-method" name="method" defaultValue={chosen.paymentMethod}>
          {paymentMethods.map((method) => (
            <option key={method} value={method}>
              {methodWords[method]}
            </option>
          ))}
        </select>
      </div>
      <p>
        <button type="submit" className="button quiet">
          {words.show}
        </button>
      </p>
    </form>
  )
}
