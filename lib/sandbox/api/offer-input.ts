import { z } from 'zod'
import { amount, currency, metadata, text } from './shapes.ts'

const percentage = z.number().gt(0).max(100)

/** smartpay-api §11 */
export const couponInput = z
  .object({
    name: text.min(1),
    discountType: z.enum(['amount', 'percentage']),
    discountAmount: amount.min(1).optional(),
    currency: currency.optional(),
    discountPercentage: percentage.optional(),
    expiresAt: z.int().optional(),
    maxRedemptionCount: z.int().min(1).optional(),
    description: text.optional(),
    metadata: metadata.default({}),
  })
  .refine(
    ({ discountType, discountAmount, currency }) =>
      discountType !== 'amount' || (discountAmount !== undefined && currency !== undefined),
    'a discount by amount needs discountAmount and currency',
  )
  .refine(
    ({ discountType, discountPercentage }) =>
      discountType !== 'percentage' || discountPercentage !== undefined,
    'a discount by percentage needs discountPercentage',
  )

export const couponChange = z.object({
  name: text.min(1).optional(),
  active: z.boolean().optional(),
  metadata: metadata.optional(),
})

/** smartpay-api §11: codes with blanks and dots have been accepted. */
export const promotionCodeInput = z
  .object({
    coupon: z.string(),
    code: text.min(1),
    active: z.boolean().default(true),
    currency: currency.optional(),
    expiresAt: z.int().optional(),
    firstTimeTransaction: z.boolean().default(false),
    onePerCustomer: z.boolean().default(false),
    maxRedemptionCount: z.int().min(1).optional(),
    minimumAmount: amount.optional(),
    metadata: metadata.default({}),
  })
  .refine(
    ({ minimumAmount, currency }) => minimumAmount === undefined || currency !== undefined,
    'minimumAmount needs currency',
  )

export const promotionCodeChange = z.object({
  active: z.boolean().optional(),
  metadata: metadata.optional(),
})
