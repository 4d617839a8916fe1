import { z } from 'zod'
import { orderFields } from './order-input.ts'
import { amount, customerInfo, metadata, reference, webAddress } from './shapes.ts'

const sessionFields = {
  successUrl: webAddress,
  cancelUrl: webAddress,
  locale: z.enum(['ja', 'en']).optional(),
}

/** smartpay-api §6.2 */
const tokenSessionInput = z.object({
  mode: z.literal('token'),
  tokenType: z.literal('recurring').optional(),
  customerInfo,
  ...sessionFields,
  reference: reference.optional(),
  metadata: metadata.default({}),
})

/** smartpay-api §6.1: without a mode, or with the literal that no source has. */
const orderSessionInput = z.object({
  mode: z.literal('order', 'takes "token" or "order"').optional(),
  amount,
  ...orderFields,
  ...sessionFields,
  description: z.string().min(1).max(80).optional(),
})

export const sessionInput = z.discriminatedUnion('mode', [tokenSessionInput, orderSessionInput])
export type SessionInput = z.output<typeof sessionInput>
