import type { Common } from './common.ts'

export const refundReasons = ['requested_by_customer', 'fraudulent'] as const

/** smartpay-api §10: final; this sandbox never makes one that fails. */
export type Refund = Common & {
  object: 'refund'
  payment: string
  amount: number
  currency: 'JPY'
  reason: (typeof refundReasons)[number]
  status: 'succeeded'
  lineItems: string[]
}
