import { z } from 'zod'
import { idSchema, tokenIdSchema } from './schemas.ts'

/** smartpay-api §8.3: some SDKs alone know the last two. */
const orderStatuses = [
  'requires_authorization',
  'requires_capture',
  'succeeded',
  'canceled',
  'rejected',
  'pending',
  'failed',
] as const

const reference = z.string().max(200).nullable().catch(null)
const milliseconds = z.int().nullable().catch(null)
const paymentIdSchema = idSchema('payment')

/** Expanded, a reference is the whole object (smartpay-api §2.3): only then its sum is known. */
const paymentReferenceSchema = z.union([
  paymentIdSchema.transform((id) => ({ id, amount: null })),
  z.object({ id: paymentIdSchema, amount: z.int().min(0).nullable().catch(null) }),
])

/**
 * smartpay-api §8.2. What we cannot read besides id and amount is null, so that an order of a state that is new is known
 * all the same: a charge that may have moved money must never look as if there were none.
 */
export const orderSchema = z
  .object({
    id: idSchema('order'),
    status: z.enum(orderStatuses).nullable().catch(null),
    /** In yen. */
    amount: z.int().min(0),
    tokenId: tokenIdSchema.nullable().catch(null),
    reference,
    payments: z.array(paymentReferenceSchema.nullable().catch(null)).catch([]),
    /** Until then something must be captured, in milliseconds since 1970; null before it is authorized. */
    expiresAt: milliseconds,
    createdAt: milliseconds,
  })
  .transform(({ payments, ...order }) => {
    const known = payments.filter((payment) => payment !== null)
    return {
      ...order,
      paymentIds: known.map(({ id }) => id),
      capturedMinor: sumOf(payments.map((payment) => payment?.amount ?? null)),
    }
  })
/** `capturedMinor` is what its payments come to, in yen; null where Smartpay did not send them whole. */
export type SmartpayOrder = z.output<typeof orderSchema>

function sumOf(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>(
    (sum, amount) => (sum === null || amount === null ? null : sum + amount),
    0,
  )
}

/** smartpay-api §9: a capture. `amount` in yen; `status` is null for one that we do not know. */
export const paymentSchema = z.object({
  id: paymentIdSchema,
  order: idSchema('order'),
  amount: z.int().min(0),
  status: z.enum(['processed', 'refunded']).nullable().catch(null),
  reference,
})
export type SmartpayPayment = z.output<typeof paymentSchema>

/** smartpay-api §10. `amount` in yen; `status` is null for one that we do not know. */
export const refundSchema = z.object({
  id: idSchema('refund'),
  payment: paymentIdSchema,
  amount: z.int().min(0),
  status: z.enum(['succeeded', 'failed']).nullable().catch(null),
  reference,
  createdAt: milliseconds,
})
export type SmartpayRefund = z.output<typeof refundSchema>

/** A payment and its refunds: whole, or as the id alone; null for one that cannot be read. */
export const paymentWithRefundsSchema = z.object({
  id: paymentIdSchema,
  order: z.union([
    idSchema('order'),
    z.object({ id: idSchema('order') }).transform(({ id }) => id),
  ]),
  amount: z.int().min(0),
  refunds: z.array(
    z
      .union([refundSchema, idSchema('refund').transform((id) => ({ id }))])
      .nullable()
      .catch(null),
  ),
})
export type SmartpayPaymentWithRefunds = z.output<typeof paymentWithRefundsSchema>
