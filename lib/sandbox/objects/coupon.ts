import type { Common } from './common.ts'

/** smartpay-api §11 */
export type Coupon = Common & {
  object: 'coupon'
  active: boolean
  name: string
  discountType: 'amount' | 'percentage'
  discountAmount?: number | undefined
  discountPercentage?: number | undefined
  currency?: 'JPY' | undefined
  expiresAt?: number | undefined
  maxRedemptionCount?: number | undefined
  redemptionCount: number
  sponsored: boolean
}

/** smartpay-api §11: what shoppers type to get a coupon's discount. */
export type PromotionCode = Common & {
  object: 'promotionCode'
  active: boolean
  coupon: string
  code: string
  currency?: 'JPY' | undefined
  expiresAt?: number | undefined
  firstTimeTransaction: boolean
  onePerCustomer: boolean
  maxRedemptionCount?: number | undefined
  minimumAmount?: number | undefined
  redemptionCount: number
}
