import { planSums } from '#lib/catalog/plan-sums.ts'
import { instantOf } from '#lib/clock.ts'
import { shownName } from '#lib/customers/shown-name.ts'
import { successWords } from '#lib/i18n/checkout-success.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'
import type { SignupView } from '#lib/signups/queries.ts'
import { retryAction } from '../cancel/actions.ts'
import { useSpareAction } from './actions.ts'
import { AgreementMade } from './agreement-made.tsx'
import { ByHand } from './by-hand.tsx'
import { OrdersMade } from './orders-made.tsx'
import { Timeline } from './timeline.tsx'

type Props = { signup: SignupView; locale: Locale }

/** Smartpay said yes: the agreement and its orders as two facts, then what comes when. */
export function Done({ signup, locale }: Props) {
  const words = successWords[locale]
  const { details, plan } = signup
  const agreedOn = agreementDay(signup)
  const name = details ? shownName(details, locale) : ''
  const moved = signup.movedOn !== null
  const sums = sumsOf(signup)
  if (signup.late) return <Late signup={signup} locale={locale} />
  if (signup.spare) return <Spare signup={signup} locale={locale} />
  if (signup.way !== 'smartpay' && signup.subscriptionWay === signup.way)
    return <ByHand signup={signup} way={signup.way} locale={locale} />
  return (
    <>
      <h1>{moved ? words.movedTitle : words.doneTitle}</h1>
      <p>{words.doneLead(name)}</p>
      <ul className="marks">
        <AgreementMade plan={plan.content} agreedOn={agreedOn} moved={moved} locale={locale} />
        <OrdersMade signup={signup} sums={sums} locale={locale} />
      </ul>
      <h2>{words.next}</h2>
      <Timeline signup={signup} sums={sums} agreedOn={agreedOn} locale={locale} />
    </>
  )
}

/** The day that the contract names; a changed payment method was agreed to later than the subscription. */
function agreementDay({ anchorOn, movedOn, completedAt, shop }: SignupView): PlainDate {
  const day = movedOn ?? anchorOn
  if (day) return day
  return completedAt ? dateIn(shop.facts.timeZone, instantOf(completedAt)) : shop.today
}

/** Approved when the dates that were agreed to had passed: nothing began, and the shopper may agree anew. */
function Late({ signup, locale }: Props) {
  const words = successWords[locale]
  return (
    <>
      <h1>{words.lateTitle}</h1>
      <p>{words.lateText}</p>
      <AgreeAnew signup={signup} locale={locale} />
    </>
  )
}

function AgreeAnew({ signup, locale }: Props) {
  return (
    <form action={retryAction} className="confirm-form">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="signup" value={signup.id} />
      <input type="hidden" name="way" value="smartpay" />
      <button type="submit" className="button">
        {successWords[locale].lateAgain}
      </button>
    </form>
  )
}

/** Approved, but the subscription is paid otherwise: by an earlier token, or by hand; then they may decide. */
function Spare({ signup, locale }: Props) {
  const words = successWords[locale]
  const byHand = signup.subscriptionWay !== 'smartpay'
  return (
    <>
      <h1>{words.spareTitle}</h1>
      <p>{!byHand ? words.spareText : signup.holds ? words.spareByHand : words.spareTooOld}</p>
      {byHand && !signup.holds ? <AgreeAnew signup={signup} locale={locale} /> : null}
      {byHand && signup.holds ? (
        <form action={useSpareAction} className="confirm-form">
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="signup" value={signup.id} />
          <button type="submit" className="button">
            {words.useSpare}
          </button>
        </form>
      ) : null}
    </>
  )
}

/** What each order that is paid next costs. */
function sumsOf({ nextOrders, plan, quantity }: SignupView): number[] {
  if (nextOrders.length === 0) return [planSums(plan.content, quantity).firstOrderMinor]
  return nextOrders.map(({ amountMinor }) => amountMinor)
}
