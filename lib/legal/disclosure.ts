import { cutOffRule, wholeCutOffRule } from '#lib/calendar/cut-off.ts'
import { splitOf } from '#lib/calendar/deliveries.ts'
import { isEverClosed } from '#lib/calendar/shop-days.ts'
import { mayStandBeside } from '#lib/catalog/denied-charges.ts'
import { openMethods } from '#lib/catalog/payment-methods.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import type { PlanContent, ShopFacts } from '#lib/catalog/schema.ts'
import { sayCadence, sayCutOff } from '#lib/i18n/calendar-words.ts'
import { legalWords } from '#lib/i18n/legal.ts'
import { legalCalendarWords } from '#lib/i18n/legal-calendar.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { splitWords } from '#lib/i18n/split-words.ts'
import { formatYen } from '#lib/money.ts'
import { methodCharges } from './method-charges.ts'

/** A row of the page: one label, one or more lines. */
type DisclosureRow = { label: string; lines: readonly string[] }

/** The page that 特定商取引法 Art. 11 asks for, made from the shop's facts and its plans. */
export function disclosureFor(
  facts: ShopFacts,
  plans: readonly PlanContent[],
  locale: Locale,
): DisclosureRow[] {
  const { labels, texts } = legalWords[locale].commerce
  const row = (label: string, ...lines: string[]): DisclosureRow => ({ label, lines })
  return [
    row(labels.seller, facts.sellerName[locale]),
    row(labels.representative, facts.representative[locale]),
    row(labels.address, `〒${facts.postalCode} ${facts.address[locale]}`),
    row(labels.phone, texts.phone(facts.phone, facts.phoneHours[locale])),
    row(labels.email, facts.emailAddress),
    ...(facts.invoiceNumber ? [row(labels.invoiceNumber, facts.invoiceNumber)] : []),
    row(labels.prices, ...plans.map((plan) => priceLine(plan, locale))),
    row(labels.otherCharges, ...chargeLines(facts, locale)),
    row(labels.payment, texts.payment, texts.paymentTime, ...otherWayLines(facts, locale)),
    row(
      labels.delivery,
      ...plans.map((plan) => deliveryLine(facts, plan, locale)),
      ...(openMethods(facts).includes('bank_transfer') ? [texts.afterTransfer] : []),
    ),
    row(labels.subscription, texts.subscription),
    row(
      labels.cancelling,
      facts.cancelMethod[locale],
      ...deadlineLines(facts, plans, locale),
      facts.cancelCost[locale],
    ),
    row(labels.returns, facts.returns[locale]),
    row(labels.environment, texts.environment),
  ]
}

/** What the offered payment methods cost, and what the shop says of the rest. */
function chargeLines(facts: ShopFacts, locale: Locale): string[] {
  const methods = openMethods(facts)
  const charges = methods.flatMap((method) => methodCharges(facts, method, locale))
  const other = methods.every((method) => mayStandBeside(facts, method))
  return other ? [...charges, facts.otherCharges[locale]] : charges
}

function otherWayLines(facts: ShopFacts, locale: Locale): string[] {
  const { texts } = legalWords[locale].commerce
  const { bank_transfer: transfer, cash_on_delivery: cash } = facts.paymentMethods
  return [
    ...(transfer?.offered ? [texts.transfer(transfer.payWithinDays, transfer.terms[locale])] : []),
    ...(cash?.offered ? [texts.cash(cash.terms[locale])] : []),
  ]
}

function priceLine(plan: PlanContent, locale: Locale): string {
  const words = planWords[locale]
  const { texts } = legalWords[locale].commerce
  const { firstOrderMinor, laterOrderMinor } = planSums(plan, 1)
  const every = sayCadence(plan.cadence, locale)
  const price =
    firstOrderMinor === laterOrderMinor
      ? formatYen(firstOrderMinor)
      : texts.prices(formatYen(firstOrderMinor), formatYen(laterOrderMinor))
  const fee = plan.shippingFeeMinor
  const shipping = fee === 0 ? words.included : words.plusShipping(formatYen(fee))
  const bound =
    plan.minimumCycles > 1
      ? texts.minimum(
          (splitOf(plan).perOrder > 1 ? words.minimumOrders : words.minimum)(plan.minimumCycles),
        )
      : ''
  return texts.price(plan.name[locale], every, price, shipping) + bound
}

function deliveryLine(facts: ShopFacts, plan: PlanContent, locale: Locale): string {
  const { texts } = legalWords[locale].commerce
  const { dispatchDays, arrivalDays } = plan.delivery
  const { perOrder, everyCount } = splitOf(plan)
  const every = planWords[locale].every(plan.cadence.unit, everyCount)
  return joinSentences(
    locale,
    texts.delivery(plan.name[locale], dispatchDays, arrivalDays),
    ...(isEverClosed(facts.workingDays)
      ? [legalCalendarWords[locale].closed[plan.shift.dispatch]]
      : []),
    ...(perOrder > 1 ? [splitWords[locale].parts(perOrder, every, [])] : []),
  )
}

/** One sentence where every plan's orders can be canceled until the day before, else one a plan. */
function deadlineLines(facts: ShopFacts, plans: readonly PlanContent[], locale: Locale): string[] {
  const { texts } = legalWords[locale].commerce
  const rulesOf = (content: PlanContent) => ({ content, shopDays: facts.workingDays })
  if (plans.every((plan) => cutOffRule(rulesOf(plan)) === null)) return [texts.cancelDeadline]
  return plans.map((plan) => {
    const cutOff = sayCutOff(wholeCutOffRule(rulesOf(plan)), locale)
    return legalCalendarWords[locale].cutOff(plan.name[locale], cutOff)
  })
}
