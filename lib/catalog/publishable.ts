import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { captureProblems } from './capture-problems.ts'
import { orderProblems } from './order-limits.ts'
import type { PlanContent, ShopFacts } from './schema.ts'
import { splitProblems } from './split-problems.ts'

/** An item of 特定商取引法 Art. 12-6 that the final confirmation could not state. */
type MissingItem = 'quantity' | 'price' | 'payment' | 'delivery' | 'offer-period' | 'cancellation'

/** Empty when the plan may be sold: all six legal items can be stated, in both languages. */
export function missingForSale(
  plan: PlanContent,
  { facts, today }: { facts: ShopFacts; today: PlainDate },
): MissingItem[] {
  const missing: MissingItem[] = []
  if (!said(plan.contents)) missing.push('quantity')
  if (orderProblems(plan, facts).length > 0) missing.push('price')
  if (!said(facts.otherCharges) || captureProblems(plan).length > 0) missing.push('payment')
  const isLate = plan.delivery.arrivalDays < plan.delivery.dispatchDays
  if (isLate || splitProblems(plan).length > 0) missing.push('delivery')
  if (!isOpen(plan.offerPeriod, today)) missing.push('offer-period')
  if (![facts.cancelMethod, facts.cancelCost, facts.returns].every(said))
    missing.push('cancellation')
  return missing
}

function isOpen(period: PlanContent['offerPeriod'], today: PlainDate): boolean {
  if (!period) return true
  return (
    today.since(plainDate(period.from)).days >= 0 && plainDate(period.until).since(today).days >= 0
  )
}

/** Something is written, and not a placeholder that somebody meant to fill in. */
function said(text: { ja: string; en: string }): boolean {
  return [text.ja, text.en].every(
    (one) => one.trim() !== '' && !/^[\s○〇●xX…・-]+$|TBD|未定/.test(one),
  )
}
