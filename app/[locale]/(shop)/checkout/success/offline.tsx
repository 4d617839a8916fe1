import { Mark } from '#app/_components/mark.tsx'
import { endIndexOf } from '#lib/calendar/changes.ts'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import { instantOf } from '#lib/clock.ts'
import { shownName } from '#lib/customers/fields/shown-name.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { getFirstPayment } from '#lib/orders/offline/queries.ts'
import { dateIn } from '#lib/plain-date.ts'
import type { Outcome } from '#lib/signups/get-checkout.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { retryAction } from '../cancel/actions.ts'
import { AgreementMade } from './agreement-made.tsx'
import { successWords } from './messages.ts'
import { PayTo } from './pay-to.tsx'

type Props = { signup: Outcome; paymentMethod: OfflineMethod; locale: Locale }

/** Paid offline: what has begun, and what to pay where by when, with the reference that identifies it. */
export async function Offline({ signup, paymentMethod, locale }: Props) {
  const words = successWords[locale]
  const { person, plan, shop } = signup
  const payment = await getFirstPayment(signup.subscriptionId ?? '')
  const agreedOn = signup.completedAt
    ? dateIn(shop.facts.timeZone, instantOf(signup.completedAt))
    : shop.today
  const sum = formatYen(payment?.totalMinor ?? 0)
  const paid = payment?.status === 'paid'
  const skipped = payment?.status === 'expired' || payment?.status === 'skipped'
  // The order that waits for a transfer need not be the first one.
  const waits = paymentMethod === 'bank_transfer' ? signup.nextPlaced : !paid && !skipped
  const note = paid ? words.paidNote[paymentMethod] : words.orderOfflineNote[paymentMethod]
  return (
    <>
      <p>{words.doneLead(person ? shownName(person, locale) : '')}</p>
      <ul className="marks">
        <AgreementMade plan={plan.content} agreedOn={agreedOn} locale={locale} />
        <li className="waiting">
          <Mark state={skipped ? 'empty' : paid ? 'done' : 'waiting'} />
          <div>
            <p>
              <strong>{words.order}</strong>
            </p>
            <p>{skipped ? words.orderSkipped(sum) : words.orderedOffline(sum)}</p>
            <p className="small muted">{skipped ? words.skippedNote : note}</p>
          </div>
        </li>
      </ul>
      {payment && !skipped ? (
        <PayTo payment={payment} paymentMethod={paymentMethod} facts={shop.facts} locale={locale} />
      ) : null}
      {!isRunning(signup.subscriptionStatus) ? null : endIndexOf(signup.changes) !== null ? (
        <p>{words.endingText}</p>
      ) : (
        <Change
          signup={signup}
          text={waits ? words.changeText[paymentMethod] : words.changeTextNext}
          locale={locale}
        />
      )}
    </>
  )
}

function Change({ signup, text, locale }: { signup: Outcome; text: string; locale: Locale }) {
  const words = successWords[locale]
  return (
    <>
      <h2>{words.changeTitle}</h2>
      <p>{text}</p>
      <form action={retryAction} className="confirm-form">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="signup" value={signup.id} />
        <input type="hidden" name="paymentMethod" value="smartpay" />
        <button type="submit" className="button quiet">
          {words.changeButton}
        </button>
      </form>
    </>
  )
}
