import { WholeDates } from '#app/_components/whole-dates.tsx'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { addressLine } from '#lib/customers/fields/postal-address.ts'
import { shownName } from '#lib/customers/fields/shown-name.ts'
import { sayCadence } from '#lib/i18n/calendar-words.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import type { StoppedCheckout } from '#lib/signups/get-stopped-checkout.ts'
import { cancelWords } from './messages.ts'

/** What was typed and chosen, still there. */
export function SavedDetails({ signup, locale }: { signup: StoppedCheckout; locale: Locale }) {
  const words = cancelWords[locale]
  const { recipient, plan } = signup
  const { cadence } = plan.content
  const { firstOrderMinor } = planSums(plan.content, signup.quantity)
  const runs = signup.continues && signup.nextOrders.length > 0
  const runningMinor = signup.nextOrders.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return (
    <>
      <p className="small muted">{words.kept}</p>
      <dl className="facts tight">
        {recipient ? (
          <div>
            <dt>{words.delivery}</dt>
            <dd>
              {shownName(recipient, locale)}
              <br />
              {addressLine(recipient)}
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{words.plan}</dt>
          <dd>
            <WholeDates>
              {words.planLine(plan.content.name[locale], sayCadence(cadence, locale))}
            </WholeDates>
            <br />
            {formatYen(runs ? runningMinor : firstOrderMinor)}
          </dd>
        </div>
      </dl>
    </>
  )
}
