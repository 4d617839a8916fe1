import { WholeDates } from '#app/_components/whole-dates.tsx'
import { cutOffBefore } from '#lib/calendar/cut-off.ts'
import { deliveriesOfOrder } from '#lib/calendar/deliveries.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { sayException } from '#lib/i18n/date-reasons.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { instalmentsOf } from '#lib/orders/instalments.ts'
import { formatDate, formatMonthDay, type PlainDate } from '#lib/plain-date.ts'
import type { Outcome } from '#lib/signups/get-checkout.ts'
import { successWords } from './messages.ts'

type Props = {
  signup: Outcome
  /** What each order that is paid next costs, in yen. */
  sums: readonly number[]
  agreedOn: PlainDate
  locale: Locale
}

type Moment = { on: PlainDate; title: string; note?: string }

/** Payments, dispatch and the orders that come, by their days. */
export function Timeline(props: Props) {
  const { locale } = props
  return (
    <ol className="timeline">
      {momentsOf(props).map(({ on, title, note }) => (
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

function momentsOf({ signup, sums, agreedOn, locale }: Props): Moment[] {
  const words = successWords[locale]
  const { quantity, nextOrders, nextPlaced, anchorOn, movedOn } = signup
  const { content } = signup.plan
  const { laterOrderMinor } = planSums(content, quantity)
  const rules = { content, shopDays: signup.shop.facts.workingDays }
  const last = nextOrders.at(-1) ?? { dueOn: agreedOn, index: 0 }
  // What waited for its payment when the method changed is paid from that day on.
  const orderedOn = movedOn && nextPlaced ? movedOn : last.dueOn
  const payments = instalmentsOf(sums, orderedOn).map(({ dueOn, amountMinor }, index) => ({
    on: dueOn,
    title: `${words.payment(index + 1)} ${formatYen(amountMinor)}`,
  }))
  const parcels = deliveriesOfOrder(rules, {
    anchorOn: anchorOn ?? agreedOn,
    index: last.index,
    orderedOn,
  })
  const dispatches = parcels.map(({ dispatch, arrival }, at) => {
    const shift = sayException(dispatch, locale)
    const note = words.arrival(formatMonthDay(arrival.on, locale))
    return {
      on: dispatch.on,
      title: parcels.length > 1 ? words.dispatchOf(at + 1, parcels.length) : words.dispatch,
      note: shift ? joinSentences(locale, note, words.shift(shift)) : note,
    }
  })
  const order = (index: number, on: PlainDate, amountMinor: number) => ({
    on,
    title: `${words.nextOrder(index + 1)} ${formatYen(amountMinor)}`,
    ...(content.minimumCycles > 1
      ? {}
      : { note: words.deadline(formatDate(cutOffBefore(rules, on).on, locale)) }),
  })
  const coming =
    movedOn && !nextPlaced ? [order(last.index, orderedOn, sums.at(-1) ?? laterOrderMinor)] : []
  const next = cycleStartsOn(content.cadence, anchorOn ?? agreedOn, last.index + 1)
  const later = order(last.index + 1, next, laterOrderMinor)
  return [...coming, ...payments, ...dispatches, later].toSorted((a, b) => b.on.until(a.on).days)
}
