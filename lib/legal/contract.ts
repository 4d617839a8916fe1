import { cycleStartsOn, firstCancelDeadline } from '#lib/billing/cadence.ts'
import { type Instalment, instalmentsFor } from '#lib/billing/instalments.ts'
import { minimumTotalMinor, planSums, yearGuide } from '#lib/catalog/plan-sums.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { feeOf, type PayWay } from '#lib/catalog/ways.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate, plainDate } from '#lib/plain-date.ts'
import { paymentItem } from './payment-item.ts'

export type ContractItemKey =
  | 'quantity'
  | 'price'
  | 'payment'
  | 'delivery'
  | 'offer-period'
  | 'cancellation'

/** `answer` is read first; `details` complete it. */
export type ContractItem = {
  key: ContractItemKey
  label: string
  answer: string
  details: readonly string[]
}

export type Contract = {
  items: readonly ContractItem[]
  instalments: readonly Instalment[]
  firstOrderMinor: number
  laterOrderMinor: number
  nextOrderOn: PlainDate
  /** Everything shown, as the plain text that consent keeps. The same input gives the same text. */
  text: string
}

/** A subscription that runs: the order that comes next, by the new way to pay. */
export type Continuation = {
  anchorOn: PlainDate
  index: number
  orderedOn: PlainDate
  sumMinor: number
}

type Facts = {
  plan: PlanContent
  shop: ShopFacts
  quantity: number
  way: PayWay
  today: PlainDate
  continues?: Continuation | null
  locale: Locale
}

/**
 * The six items that the last screen before an order must show (特定商取引法 Art. 12-6), for a plan
 * ordered today, or for one that runs already and goes on with the order that comes next.
 */
export function contractFor(facts: Facts): Contract {
  const { plan, quantity, continues } = facts
  const sums = {
    ...planSums(plan, quantity),
    ...(continues ? { firstOrderMinor: continues.sumMinor } : {}),
  }
  const orderedOn = continues?.orderedOn ?? facts.today
  const anchor = continues?.anchorOn ?? facts.today
  const nextOrderOn = cycleStartsOn(plan.cadence, anchor, (continues?.index ?? 0) + 1)
  const instalments = instalmentsFor(sums.firstOrderMinor, orderedOn)
  const known = { ...facts, ...sums, anchor, today: orderedOn, nextOrderOn, instalments }
  const items = [
    quantityItem(known),
    priceItem(known),
    paymentItem(known),
    deliveryItem(known),
    offerItem(known),
    cancellationItem(known),
  ]
  return { items, instalments, ...sums, nextOrderOn, text: textOf(facts, items) }
}

/** `today` is the day of the order that is told of. */
type Known = Facts & { anchor: PlainDate } & Omit<Contract, 'items' | 'text'>

function quantityItem({ plan, quantity, today, locale }: Known): ContractItem {
  const words = contractWords[locale].quantity
  const contents = plan.contents[locale]
  const { orders } = yearGuide(plan, quantity, today)
  const yearly = plan.yearlyContents?.[locale]
  return {
    key: 'quantity',
    label: words.label,
    answer: quantity === 1 ? words.answer(contents) : words.answerMany(contents, quantity),
    details: [
      ...(plan.minimumCycles > 1 ? [words.minimum(plan.minimumCycles)] : []),
      words.endless(orders, yearly && quantity === 1 ? words.yearly(yearly) : ''),
    ],
  }
}

function priceItem(known: Known): ContractItem {
  const { plan, shop, way, quantity, today, locale, nextOrderOn } = known
  const { firstOrderMinor, laterOrderMinor } = known
  const fee = feeOf(shop, way)
  const words = contractWords[locale].price
  const same = firstOrderMinor === laterOrderMinor
  const differs = known.continues ? words.continues : words.differs
  const year = yearGuide(plan, quantity, today)
  return {
    key: 'price',
    label: words.label,
    answer: same
      ? words.same(formatYen(firstOrderMinor))
      : differs(formatYen(firstOrderMinor), formatYen(laterOrderMinor)),
    details: [
      ...(known.continues
        ? []
        : [same ? words.sameDetail : words.differsDetail(formatDate(nextOrderOn, locale))]),
      plan.shippingFeeMinor > 0
        ? words.shipping(formatYen(plan.shippingFeeMinor))
        : words.noShipping,
      ...(fee > 0 ? [words.wayFee(formatYen(fee))] : []),
      words.year(formatYen(year.totalMinor + fee * year.orders), year.orders),
      ...(plan.minimumCycles > 1
        ? [words.minimum(plan.minimumCycles, formatYen(minimumTotalMinor(plan, quantity)))]
        : []),
    ],
  }
}

function deliveryItem({ plan, way, today, continues, locale, nextOrderOn }: Known): ContractItem {
  const words = contractWords[locale].delivery
  const { arrivalDays } = plan.delivery
  const arrival = (orderedOn: PlainDate) =>
    formatDate(orderedOn.add({ days: plan.delivery.arrivalDays }), locale)
  const every = planWords[locale].every(plan.cadence.unit, plan.cadence.count)
  if (continues)
    return {
      key: 'delivery',
      label: words.label,
      answer: words.next(arrival(today)),
      details: [words.laterNext(arrival(nextOrderOn), every)],
    }
  return {
    key: 'delivery',
    label: words.label,
    answer:
      way === 'bank_transfer' ? words.afterTransfer(arrivalDays) : words.answer(arrival(today)),
    details: [words.later(arrival(nextOrderOn), every)],
  }
}

function offerItem({ plan, locale }: Known): ContractItem {
  const words = contractWords[locale].offer
  const period = plan.offerPeriod
  const date = (text: string) => formatDate(plainDate(text), locale)
  const answer = period ? words.period(date(period.from), date(period.until)) : words.open
  return { key: 'offer-period', label: words.label, answer, details: [] }
}

function cancellationItem({
  plan,
  shop,
  locale,
  anchor,
  continues,
  nextOrderOn,
}: Known): ContractItem {
  const words = contractWords[locale].cancellation
  const first = firstCancelDeadline(plan.cadence, anchor, plan.minimumCycles)
  const before = nextOrderOn.subtract({ days: 1 })
  const deadline = formatDate(first.until(before).days > 0 ? before : first, locale)
  return {
    key: 'cancellation',
    label: words.label,
    answer: plan.minimumCycles > 1 ? words.minimum(plan.minimumCycles) : words.free,
    details: [
      shop.cancelMethod[locale],
      continues ? words.deadlineNext(deadline) : words.deadline(plan.minimumCycles, deadline),
      shop.cancelCost[locale],
      shop.returns[locale],
      words.contact(shop.phone, shop.phoneHours[locale], shop.emailAddress),
    ],
  }
}

function textOf({ plan, shop, locale }: Facts, items: readonly ContractItem[]): string {
  const heading = `${shop.name[locale]} / ${plan.name[locale]}`
  const rows = items.map(({ label, answer, details }) => [label, answer, ...details].join('\n'))
  return [heading, ...rows].join('\n\n')
}
