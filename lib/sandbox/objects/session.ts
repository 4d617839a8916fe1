import type { Common, CustomerInfo } from './common.ts'

/**
 * smartpay-api §6.3. It leads to either a token or an order, by id. `path` is the checkout's address below
 * our origin.
 */
export type Session = Common & {
  object: 'checkoutSession'
  mode: 'token' | 'order'
  path: string
  token?: string | undefined
  order?: string | undefined
  customerInfo: CustomerInfo
  successUrl: string
  cancelUrl: string
  locale?: 'ja' | 'en' | undefined
  idempotencyKey?: string | undefined
}
