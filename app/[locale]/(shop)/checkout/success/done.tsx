import { Mark } from '#app/_components/mark.tsx'
import { WholeDates } from '#app/_components/whole-dates.tsx'
import { cycleStartsOn } from '#lib/billing/cadence.ts'
import { instalmentsOf } from '#lib/billing/instalments.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { instantOf } from '#lib/clock.ts'
import { shownName } from '#lib/customers/shown-name.ts'
import { successWords } from '#lib/i18n/checkout-success.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { dateIn, formatDate, formatMonthDay, type PlainDate } from '#lib/plain-date.ts'
import type { SignupView } from '#lib/signups/queries.ts'
import { AgreeAnew } from './agree-anew.tsx'
import { AgreementMade } from './agreement-made.tsx'
import { ByHand } from './by-hand.tsx'
import { Spare } from './spare.tsx'

type Props = { signup: SignupView; locale: Locale }

/** Smartpay said yes: the agreement and the first order as two facts, then what comes when. */
export function Done({ signup, locale }: Props) {
  const words = successWords[locale]
  const { details, plan } = signup
  const agreedOn = agreementDay(signup)
  const name = details ? shownName(details, locale) : ''
  const sum = formatYen(sumsOf(signup).reduce((total, one) => total + one, 0))
  if (signup.late) return <Late signup={signup} locale={locale} />
  if (signup.spare) return <Spare signup={signup} locale={locale} />
  if (signup.way !== 'smartpay' && signup.subscriptionWay === signup.way)
    return <ByHand signup={signup} way={signup.way} locale={locale} />
  return (
    <>
      <h1>{signup.moved ? words.movedTitle : words.doneTitle}</h1>
      <p>{words.doneLead(name)}</p>
      <ul className="marks">
        <AgreementMade
          plan={plan.content}
          agreedOn={agreedOn}
          moved={signup.moved}
          locale={locale}
        />
        <li className="waiting">
          <Mark state="waiting" />
          <div>
            <p>
              <strong>{signup.moved ? words.movedOrder : words.order}</strong>
            </p>
            <p>{words.orderDone(sum)}</p>
            <p className="small muted">{words.orderNote}</p>
          </div>
        </li>
      </ul>
      <h2>{words.next}</h2>
      <Timeline signup={signup} agreedOn={agreedOn} locale={locale} />
    </>
  )
}

/** The day that the contract names; a changed payment method was agreed to later than the subscription. */
function agreementDay({ anchorOn, moved, completedAt, shop }: SignupView): PlainDate {
  if (anchorOn && !moved) return anchorOn
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

type Moment = { on: PlainDate; title: string; note?: string }

function Timeline({ signup, agreedOn, locale }: Props & { agreedOn: PlainDate }) {
  return (
    <ol className="timeline">
      {momentsOf(signup, agreedOn, locale).map(({ on, title, note }) => (
        <li key={title}>
          <time className="nowrap" dateTime={on.toString()}>
            {formatDate(on, locale)}
          </time>
          <div>
            <strong>{title}</strong>
            {note ? (
              <p className="small muted">
                <WholeDates>{note}</WholeDates>
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What each order that is paid next costs. */
function sumsOf({ nextOrders, plan, quantity }: SignupView): number[] {
  if (nextOrders.length === 0) return [planSums(plan.content, quantity).firstOrderMinor]
  return nextOrders.map(({ amountMinor }) => amountMinor)
}

function momentsOf(signup: SignupView, agreedOn: PlainDate, locale: Locale): Moment[] {
  const words = successWords[locale]
  const { quantity, nextOrders, anchorOn } = signup
  const { content } = signup.plan
  const { laterOrderMinor } = planSums(content, quantity)
  const { dueOn: orderedOn, index } = nextOrders.at(-1) ?? { dueOn: agreedOn, index: 0 }
  const next = cycleStartsOn(content.cadence, anchorOn ?? agreedOn, index + 1)
  const payments = instalmentsOf(sumsOf(signup), orderedOn).map(
    ({ dueOn, amountMinor }, index) => ({
      on: dueOn,
      title: `${words.payment(index + 1)} ${formatYen(amountMinor)}`,
    }),
  )
  const dispatch = {
    on: orderedOn.add({ days: content.delivery.dispatchDays }),
    title: words.dispatch,
    note: words.arrival(
      formatMonthDay(orderedOn.add({ days: content.delivery.arrivalDays }), locale),
    ),
  }
  const second = {
    on: next,
    title: `${words.nextOrder(index + 2)} ${formatYen(laterOrderMinor)}`,
    ...(content.minimumCycles > 1
      ? {}
      : { note: words.deadline(formatDate(next.subtract({ days: 1 }), locale)) }),
  }
  return [...payments, dispatch, second].toSorted((a, b) => b.on.until(a.on).days)
}
