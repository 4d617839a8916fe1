import type { PaymentMethod } from '#lib/catalog/payment-methods.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'

/** What is agreed to of a subscription, as far as an amendment may change it; the fee in yen with each order. */
export type AgreedTerms = {
  planVersionId: string
  content: PlanContent
  quantity: number
  paymentMethod: PaymentMethod
  feeMinor: number
}

/** What staff choose; the rest follows from the plan version and from what the shop asks for the payment method today. */
export type ChosenTerms = Pick<AgreedTerms, 'planVersionId' | 'quantity' | 'paymentMethod'>

/** What of the terms another choice changes. */
export function changedTerms(before: ChosenTerms, after: ChosenTerms): (keyof ChosenTerms)[] {
  const names = ['planVersionId', 'quantity', 'paymentMethod'] as const
  return names.filter((name) => before[name] !== after[name])
}
