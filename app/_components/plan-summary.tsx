import { splitOf } from '#lib/calendar/deliveries.ts'
import { feeOf, type PaymentMethod } from '#lib/catalog/payment-methods.ts'
import type { Shop } from '#lib/catalog/queries.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { sayCadence } from '#lib/i18n/calendar-words.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { type Continuation, contractFor } from '#lib/legal/contract.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import { InstalmentDots } from './instalment-dots.tsx'
import { WholeDates } from './whole-dates.tsx'

type Props = {
  plan: PlanContent
  shop: Shop
  quantity: number
  /** How it will be paid; Smartpay unless the shopper chose otherwise. */
  paymentMethod?: PaymentMethod
  /** A subscription that runs already, and only changes how it is paid. */
  continues?: Continuation | null
  locale: Locale
}

/** What is being ordered, beside the form. */
export function PlanSummary({
  plan,
  shop,
  quantity,
  paymentMethod = 'smartpay',
  continues = null,
  locale,
}: Props) {
  const words = signupWords[locale].summary
  const { facts, today } = shop
  const contract = contractFor({
    plan,
    shop: facts,
    quantity,
    paymentMethod,
    today,
    continues,
    locale,
  })
  const paymentFee = feeOf(facts, paymentMethod)
  const { firstOrderMinor, laterOrderMinor, instalments, nextOrderOn, year } = contract
  const same = firstOrderMinor === laterOrderMinor
  const fee = plan.shippingFeeMinor
  const { perOrder } = splitOf(plan)
  const order = continues?.placed ? 'placed' : 'coming'
  const later = (instalments[0]?.dueOn.since(today).days ?? 0) > 0
  return (
    <div className="summary">
      <header>
        <img src={plan.image} alt="" width="112" height="112" loading="lazy" />
        <div>
          <h2>{plan.name[locale]}</h2>
          <p className="small muted">
            {sayCadence(plan.cadence, locale)}
            <br />
            {contractWords[locale].quantity.contents(plan.contents[locale], quantity)}
          </p>
        </div>
      </header>
      <Line
        label={
          perOrder > 1
            ? planWords[locale].perOrder(perOrder)
            : same
              ? words.each
              : continues
                ? words.continues[order]
                : words.first
        }
        value={formatYen(firstOrderMinor)}
      />
      {same ? null : (
        <Line
          label={continues ? words.afterwards[order] : words.later}
          value={formatYen(laterOrderMinor)}
        />
      )}
      <Line
        label={words.shipping}
        value={fee === 0 ? words.free : words.included(formatYen(fee))}
      />
      {paymentMethod !== 'smartpay' && paymentFee > 0 ? (
        <Line label={words.feePart[paymentMethod]} value={formatYen(paymentFee)} />
      ) : null}
      <Line label={words.year(year.orders)} value={formatYen(year.totalMinor)} />
      {paymentMethod === 'smartpay' ? (
        <>
          <p className="sum-line today">
            <span>
              {later
                ? words.onDate(formatDate(instalments[0]?.dueOn ?? today, locale))
                : words.today}
            </span>
            <strong>{formatYen(instalments[0]?.amountMinor ?? 0)}</strong>
          </p>
          <InstalmentDots instalments={instalments} today={today} locale={locale} />
          <p className="small muted">
            <WholeDates>
              {(continues && !continues.placed ? words.noteAfterNext : words.note)(
                formatDate(nextOrderOn, locale),
              )}
            </WholeDates>
          </p>
        </>
      ) : (
        <>
          <p className="sum-line today">
            <span>{words.firstOffline[paymentMethod]}</span>
            <strong>{formatYen(firstOrderMinor)}</strong>
          </p>
          <p className="small muted">
            <WholeDates>{words.noteOffline(formatDate(nextOrderOn, locale))}</WholeDates>
          </p>
        </>
      )}
    </div>
  )
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <p className="sum-line">
      <span className="small">{label}</span>
      <span>{value}</span>
    </p>
  )
}
