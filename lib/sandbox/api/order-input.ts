import { z } from 'zod'
import { refundReasons } from '../objects/refund.ts'
import {
  amount,
  currency,
  customerInfo,
  item,
  metadata,
  reference,
  shippingInfo,
  text,
} from './shapes.ts'

/** What orders have in common, with and without a token. */
export const orderFields = {
  currency,
  items: z.array(item).min(1).max(50),
  customerInfo,
  shippingInfo,
  captureMethod: z.enum(['automatic', 'manual']).default('automatic'),
  reference: reference.optional(),
  metadata: metadata.default({}),
}

/** smartpay-api §8.1 */
export const orderInput = z.object({
  token: z.string(),
  amount: amount.min(1),
  ...orderFields,
})

const noted = {
  reference: reference.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
}

/** smartpay-api §9. Some SDKs' constant for `automatic` is misspelt, which is refused (§17). */
export const paymentInput = z.object({
  order: z.string(),
  amount: amount.min(1),
  currency,
  cancelRemainder: z.enum(['automatic', 'manual']).default('automatic'),
  lineItems: z.array(z.string()).default([]),
  ...noted,
})

/** smartpay-api §10: without an amount, all that is left. */
export const refundInput = z.object({
  payment: z.string(),
  amount: amount.min(1).optional(),
  currency,
  reason: z.enum(refundReasons),
  lineItems: z.array(z.string()).default([]),
  ...noted,
})

/** What can be changed of a payment or a refund. */
export const notesInput = z.object(noted)
