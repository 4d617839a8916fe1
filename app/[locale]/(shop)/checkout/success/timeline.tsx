import { WholeDates } from '#app/_components/whole-dates.tsx'
import { orderAfter } from '#lib/calendar/counted.ts'
import { cutOffBefore, type OrderRules } from '#lib/calendar/cut-off.ts'
import { collectedOn, deliveriesOfOrder } from '#lib/calendar/deliveries.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { instantOf } from '#lib/clock.ts'
import { sayException } from '#lib/i18n/date-reasons.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { instalmentsOf } from '#lib/orders/instalments.ts'
import { dateIn, formatDate, formatMonthDay, type PlainDate } from '#lib/plain-date.ts'
import type { Outcome } from '#lib/signups/get-checkout.ts'
import { isUnpaid } from '#lib/subscriptions/collected-state.ts'
import type { Order } from '#lib/subscriptions/orders.ts'
import { successWords } from './messages.ts'

type Props = {
  signup: Outcome
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

/** The orders that Smartpay pays already with what follows from them, then the next one; or that one with what follows. */
function momentsOf({ signup, agreedOn, locale }: Props): Moment[] {
  const { nextOrders, collected, movedOn, shop } = signup
  const anchorOn = signup.anchorOn ?? agreedOn
  const { content } = signup.plan
  const rules = { content, shopDays: shop.facts.workingDays }
  const next = nextOrders[0] ?? orderPlannedAfter(signup, anchorOn, collected.at(-1)?.index ?? 0)
  const living = collected.filter((order) => !isUnpaid(order) && order.state !== 'canceled')
  const paidOn = living.flatMap(({ paidAt }) =>
    paidAt ? [dateIn(shop.facts.timeZone, instantOf(paidAt))] : [],
  )
  // What is collected when it goes out was ordered before.
  const since = content.capture === 'at-once' ? paidOn.at(-1) : null
  const orderedOn = since ?? movedOn ?? living.at(-1)?.dueOn
  const ahead = (orders: readonly Order[], on: PlainDate) => [
    ...paymentsOf(orders, paidOn.at(-1) ?? collectedOn(rules, on), locale),
    ...dispatchesOf(rules, { anchorOn, index: orders.at(-1)?.index ?? 0, orderedOn: on }, locale),
  ]
  const coming = (order: Order | null) => (order ? [orderAhead(rules, order, locale)] : [])
  const moments =
    collected.length > 0
      ? [...(living.length > 0 && orderedOn ? ahead(living, orderedOn) : []), ...coming(next)]
      : next
        ? [
            ...coming(next),
            ...ahead([next], next.dueOn),
            ...coming(orderPlannedAfter(signup, anchorOn, next.index)),
          ]
        : []
  return moments.toSorted((a, b) => b.on.until(a.on).days)
}

/** As the calendar has it, changes and all; null: none comes. */
function orderPlannedAfter(
  { plan: { content }, quantity, changes }: Outcome,
  anchorOn: PlainDate,
  index: number,
): Order | null {
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  const found = orderAfter({ schedule, changes }, index)
  const { laterOrderMinor: amountMinor } = planSums(content, quantity)
  return found && { index: found.index, dueOn: found.on, amountMinor }
}

function paymentsOf(orders: readonly Order[], on: PlainDate, locale: Locale): Moment[] {
  const words = successWords[locale]
  const sums = orders.map(({ amountMinor }) => amountMinor)
  return instalmentsOf(sums, on).map(({ dueOn, amountMinor }, index) => ({
    on: dueOn,
    title: `${words.payment(index + 1)} ${formatYen(amountMinor)}`,
  }))
}

function dispatchesOf(
  rules: OrderRules,
  order: { anchorOn: PlainDate; index: number; orderedOn: PlainDate },
  locale: Locale,
): Moment[] {
  const words = successWords[locale]
  const parcels = deliveriesOfOrder(rules, order)
  return parcels.map(({ dispatch, arrival }, at) => {
    const shift = sayException(dispatch, locale)
    const note = words.arrival(formatMonthDay(arrival.on, locale))
    return {
      on: dispatch.on,
      title: parcels.length > 1 ? words.dispatchOf(at + 1, parcels.length) : words.dispatch,
      note: shift ? joinSentences(locale, note, words.shift(shift)) : note,
    }
  })
}

function orderAhead(rules: OrderRules, order: Order, locale: Locale): Moment {
  const words = successWords[locale]
  const { index, dueOn, amountMinor } = order
  const title = `${words.nextOrder(index + 1)} ${formatYen(amountMinor)}`
  if (rules.content.minimumCycles > 1) return { on: dueOn, title }
  const cutOffOn = cutOffBefore(rules, dueOn).on
  return { on: dueOn, title, note: words.deadline(formatDate(cutOffOn, locale)) }
}
