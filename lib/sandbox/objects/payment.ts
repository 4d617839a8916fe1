import type { Common } from './common.ts'

/** smartpay-api §9: a capture. `refunded` once all of it is refunded. */
export type Payment = Common & {
  object: 'payment'
  order: string
  amount: number
  currency: 'JPY'
  status: 'processed' | 'refunded'
  refunds: string[]
  lineItems: string[]
}
