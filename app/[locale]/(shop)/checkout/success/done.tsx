import { endIndexOf } from '#lib/calendar/changes.ts'
import { instantOf } from '#lib/clock.ts'
import { shownName } from '#lib/customers/fields/shown-name.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'
import type { Outcome } from '#lib/signups/get-checkout.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { isUndecided, isUnpaid, isWithShopper } from '#lib/subscriptions/collected-state.ts'
import { AgreeAnew } from './agree-anew.tsx'
import { AgreementMade } from './agreement-made.tsx'
import { successWords } from './messages.ts'
import { Offline } from './offline.tsx'
import { OrdersMade } from './orders-made.tsx'
import { Renew } from './renew.tsx'
import { Spare } from './spare.tsx'
import { Timeline } from './timeline.tsx'
import { Unpaid } from './unpaid.tsx'

type Props = { signup: Outcome; locale: Locale }

/** Smartpay said yes to the agreement: that and what became of its orders as two facts, then what comes when. */
export function Done({ signup, locale }: Props) {
  const words = successWords[locale]
  const { person, plan } = signup
  const agreedOn = agreementDay(signup)
  const name = person ? shownName(person, locale) : ''
  const moved = signup.movedOn !== null
  const unpaid = signup.collected.filter(isUnpaid)
  if (signup.late) return <Late signup={signup} locale={locale} />
  if (signup.spare) return <Spare signup={signup} locale={locale} />
  if (
    signup.paymentMethod !== 'smartpay' &&
    signup.subscriptionPaymentMethod === signup.paymentMethod
  )
    return <Offline signup={signup} paymentMethod={signup.paymentMethod} locale={locale} />
  if (!isRunning(signup.subscriptionStatus)) return <p>{words.endedText}</p>
  const paused = signup.subscriptionStatus === 'paused'
  const { collected } = signup
  const isPaid = collected.some(({ state }) => state === 'paid' || state === 'authorized')
  return (
    <>
      <p>{words.doneLead(name)}</p>
      <ul className="marks">
        <AgreementMade plan={plan.content} agreedOn={agreedOn} moved={moved} locale={locale} />
        <OrdersMade signup={signup} locale={locale} />
      </ul>
      {collected.some(isUndecided) ? (
        <Renew seconds={collected.some(isWithShopper) ? 60 : 5} />
      ) : null}
      {unpaid.length > 0 ? (
        <Unpaid orders={unpaid} facts={signup.shop.facts} locale={locale} />
      ) : null}
      {paused ? (
        <p>{words.pausedText}</p>
      ) : (
        <>
          <h2>{collected.some(isUndecided) && !isPaid ? words.nextIfApproved : words.next}</h2>
          <Timeline signup={signup} agreedOn={agreedOn} locale={locale} />
        </>
      )}
      {endIndexOf(signup.changes) === null ? null : <p>{words.endingText}</p>}
    </>
  )
}

/** The day that the contract names; a changed payment method was agreed to later than the subscription. */
function agreementDay({ anchorOn, movedOn, completedAt, shop }: Outcome): PlainDate {
  const day = movedOn ?? anchorOn
  if (day) return day
  return completedAt ? dateIn(shop.facts.timeZone, instantOf(completedAt)) : shop.today
}

/** Approved when the dates that were agreed to had passed: nothing began, and the shopper may agree anew. */
function Late({ signup, locale }: Props) {
  const words = successWords[locale]
  return (
    <>
      <p>{words.lateText}</p>
      <AgreeAnew signup={signup} locale={locale} />
    </>
  )
}
