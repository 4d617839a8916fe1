import type { OrderRules } from '#lib/calendar/cut-off.ts'
import { collectedOn, splitOf } from '#lib/calendar/deliveries.ts'
import { yearGuide } from '#lib/calendar/year-guide.ts'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { feeOf, type PaymentMethod } from '#lib/catalog/payment-methods.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { splitWords } from '#lib/i18n/split-words.ts'
import { type Instalment, instalmentsOf } from '#lib/orders/instalments.ts'
import { formatDate, type PlainDate, plainDate } from '#lib/plain-date.ts'
import { cancellationItem } from './cancellation-item.ts'
import { deliveryItem } from './delivery-item.ts'
import { paymentItem } from './payment-item.ts'
import { priceItem } from './price-item.ts'

type ContractItemKey =
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
  /** What is paid for the orders that are told of, and for each one after them: yen, the method's fee included. */
  firstOrderMinor: number
  laterOrderMinor: number
  /** A year from that order on, as a guide. */
  year: { orders: number; totalMinor: number }
  nextOrderOn: PlainDate
  /** Everything shown, as the plain text that consent keeps. The same input gives the same text. */
  text: string
}

/** A subscription that runs: what is paid next by the new way to pay, one order or all that wait already. */
export type Continuation = {
  anchorOn: PlainDate
  /** Of the last of them. */
  index: number
  orderedOn: PlainDate
  /** They are placed already, and only wait for their payment. */
  placed: boolean
  /** The agreement at Smartpay was given before: only the change is to come. */
  agreed?: boolean
  orders: readonly { dueOn: PlainDate; sumMinor: number }[]
  /** The order after them, where coming orders were changed; else as the anchor says. */
  followedOn?: PlainDate
}

type ContractFacts = {
  plan: PlanContent
  shop: ShopFacts
  quantity: number
  paymentMethod: PaymentMethod
  today: PlainDate
  continues?: Continuation | null
  locale: Locale
}

/**
 * The six items that the last screen before an order must show (特定商取引法 Art. 12-6), for a plan
 * ordered today, or for one that runs already and goes on with the order that comes next.
 */
export function contractFor(facts: ContractFacts): Contract {
  const { plan, quantity, continues } = facts
  const feeMinor = feeOf(facts.shop, facts.paymentMethod)
  const planned = planSums(plan, quantity, feeMinor)
  const orderSums = continues?.orders.map(({ sumMinor }) => sumMinor) ?? [planned.firstOrderMinor]
  const firstOrderMinor = orderSums.reduce((sum, one) => sum + one, 0)
  const sums = { ...planned, firstOrderMinor }
  const orderedOn = continues?.orderedOn ?? facts.today
  const anchor = continues?.anchorOn ?? facts.today
  const nextOrderOn =
    continues?.followedOn ?? cycleStartsOn(plan.cadence, anchor, (continues?.index ?? 0) + 1)
  const { orders } = yearGuide(plan, quantity, orderedOn)
  const totalMinor = sums.firstOrderMinor + sums.laterOrderMinor * (orders - 1)
  const year = { orders, totalMinor }
  const rules = { content: plan, shopDays: facts.shop.workingDays }
  const instalments = instalmentsOf(orderSums, collectedOn(rules, orderedOn))
  const known = {
    ...facts,
    rules,
    ...sums,
    feeMinor,
    year,
    anchor,
    orderedOn,
    nextOrderOn,
    instalments,
  }
  const items = [
    quantityItem(known),
    priceItem(known),
    paymentItem(known),
    deliveryItem(known),
    offerItem(known),
    cancellationItem(known),
  ]
  return { items, instalments, ...sums, year, nextOrderOn, text: textOf(facts, items) }
}

/** `orderedOn` is the day of the order that is told of: today's, or that of a running subscription. */
export type Known = ContractFacts & {
  rules: OrderRules
  anchor: PlainDate
  orderedOn: PlainDate
  feeMinor: number
} & Omit<Contract, 'items' | 'text'>

function quantityItem({ plan, quantity, year: { orders }, locale }: Known): ContractItem {
  const words = contractWords[locale].quantity
  const yearly = plan.yearlyContents?.[locale]
  const contents = yearly && quantity === 1 ? words.yearly(yearly) : ''
  const { perOrder } = splitOf(plan)
  return {
    key: 'quantity',
    label: words.label,
    answer: words.answer(words.contents(plan.contents[locale], quantity)),
    details:
      perOrder > 1
        ? [
            splitWords[locale].quantity(perOrder),
            ...(plan.minimumCycles > 1 ? [splitWords[locale].minimum(plan.minimumCycles)] : []),
            splitWords[locale].endless(orders, perOrder, contents),
          ]
        : [
            ...(plan.minimumCycles > 1 ? [words.minimum(plan.minimumCycles)] : []),
            words.endless(orders, contents),
          ],
  }
}

function offerItem({ plan, locale }: Known): ContractItem {
  const words = contractWords[locale].offer
  const period = plan.offerPeriod
  const date = (text: string) => formatDate(plainDate(text), locale)
  const answer = period ? words.period(date(period.from), date(period.until)) : words.open
  return { key: 'offer-period', label: words.label, answer, details: [] }
}

function textOf({ plan, shop, locale }: ContractFacts, items: readonly ContractItem[]): string {
  const heading = `${shop.name[locale]} / ${plan.name[locale]}`
  return [heading, textOfItems(items)].join('\n\n')
}

/** What is shown of them, as plain text. */
export function textOfItems(items: readonly ContractItem[]): string {
  return items
    .map(({ label, answer, details }) => [label, answer, ...details].join('\n'))
    .join('\n\n')
}
