import { formatYen } from '#lib/money.ts'
import { feeOf, paymentMethods } from './payment-methods.ts'
import { planSums } from './plan-sums.ts'
import type { PlanContent, ShopFacts } from './schema.ts'
import { mostYen } from './schema-parts.ts'
import type { PlanProblem } from './split-problems.ts'

/** What Smartpay takes in one order (smartpay-api §3.4). */
export const mostOrderItems = 50

/** Why an order of this plan could not be asked for, in some number or at its first price. Empty where all can. */
export function orderProblems(plan: PlanContent, facts: ShopFacts): PlanProblem[] {
  const feeMinor = Math.max(...paymentMethods.map((method) => feeOf(facts, method)))
  return [...tooManyItems(plan, feeMinor), ...nothingToPay(plan), ...tooMuch(plan, feeMinor)]
}

/** On the first order: what each tax category is cheaper by is an item of its own, and so is a fee. */
function tooManyItems({ items }: PlanContent, feeMinor: number): PlanProblem[] {
  const discounts = new Set(items.filter(isCheaperAtFirst).map((item) => item.taxCategory)).size
  const count = items.length + discounts + (feeMinor > 0 ? 1 : 0)
  const sentence = `the largest order has ${count} items with its first discounts and the fee, and Smartpay takes ${mostOrderItems}`
  return count > mostOrderItems ? [{ field: 'items', sentence }] : []
}

/** A first price is never below nothing, but shipping and all first prices may be nothing together. */
function nothingToPay(plan: PlanContent): PlanProblem[] {
  const { firstOrderMinor, laterOrderMinor } = planSums(plan, 1)
  if (laterOrderMinor < 1)
    return [{ field: 'items', sentence: 'an order comes to ¥0, and it must be ¥1 at least' }]
  const at = plan.items.findIndex(isCheaperAtFirst)
  const sentence = 'the first order comes to ¥0, and it must be ¥1 at least'
  return firstOrderMinor < 1 ? [{ field: `items[${at}].firstAmountMinor`, sentence }] : []
}

function tooMuch(plan: PlanContent, feeMinor: number): PlanProblem[] {
  const dearest = (quantity: number) => {
    const { firstOrderMinor, laterOrderMinor } = planSums(plan, quantity, feeMinor)
    return Math.max(firstOrderMinor, laterOrderMinor)
  }
  const { maximumQuantity } = plan
  if (dearest(maximumQuantity) <= mostYen) return []
  const single = dearest(1) > mostYen
  const [quantity, field] = single ? [1, 'items'] : [maximumQuantity, 'maximumQuantity']
  const sentence = `an order of ${quantity} comes to ${formatYen(dearest(quantity))} with the fee, and ${formatYen(mostYen)} is the most`
  return [{ field, sentence }]
}

function isCheaperAtFirst({
  amountMinor,
  firstAmountMinor,
}: PlanContent['items'][number]): boolean {
  return firstAmountMinor !== undefined && firstAmountMinor < amountMinor
}
