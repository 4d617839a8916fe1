import { z } from 'zod'
import { refundReasons } from '../objects/refund.ts'
import { eventTypes } from '../webhooks/event.ts'

const text = z.string().max(255)
const longText = z.string().max(2_000)

/** At most 40 characters, ideally unique (smartpay-api §6.1). */
const reference = z.string().min(1).max(40)

const metadata = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((map) => Object.keys(map).length <= 20, 'takes at most 20 pairs')

const amount = z.int().min(0)

/** Lower case has been accepted too (smartpay-api §17). */
const currency = z.string().toUpperCase().pipe(z.literal('JPY'))

/** smartpay-api §3.1: an empty line1 has been accepted, and no postcode has been refused. */
const address = z.object({
  line1: text,
  line2: text.optional(),
  line3: text.optional(),
  line4: text.optional(),
  line5: text.optional(),
  subLocality: text.optional(),
  locality: z.string().min(1).max(80),
  administrativeArea: text.optional(),
  postalCode: text.min(1),
  country: z.string().toUpperCase().pipe(z.literal('JP')),
})

/** smartpay-api §3.2 */
const customerInfo = z.object({
  accountAge: z.int().min(0).optional(),
  emailAddress: text.optional(),
  firstName: text.optional(),
  lastName: text.optional(),
  firstNameKana: text.optional(),
  lastNameKana: text.optional(),
  address: address.optional(),
  phoneNumber: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'takes E.164, such as +819012345678')
    .optional(),
  dateOfBirth: z.iso.date().optional(),
  legalGender: z.enum(['male', 'female']).optional(),
  reference: text.optional(),
})

/** smartpay-api §3.3 */
const shippingInfo = z.object({
  address,
  addressType: z.enum(['gift', 'home', 'locker', 'office', 'store']).optional(),
  carrierName: text.optional(),
  reference: text.optional(),
  feeAmount: amount.optional(),
  feeCurrency: currency.optional(),
})

/** smartpay-api §3.4 */
const item = z.object({
  kind: z.enum(['product', 'tax', 'discount']).default('product'),
  name: text.min(1),
  amount,
  currency,
  quantity: z.int().min(0).optional(),
  brand: text.optional(),
  categories: z.array(text).default([]),
  images: z.array(longText).max(8).default([]),
  gtin: text.optional(),
  reference: text.optional(),
  url: longText.optional(),
  label: text.optional(),
  description: longText.optional(),
  metadata: metadata.default({}),
  priceDescription: longText.optional(),
  priceMetadata: metadata.default({}),
  productDescription: longText.optional(),
  productMetadata: metadata.default({}),
})

const orderFields = {
  currency,
  items: z.array(item).min(1).max(50),
  customerInfo,
  shippingInfo,
  captureMethod: z.enum(['automatic', 'manual']).default('automatic'),
  reference: reference.optional(),
  metadata: metadata.default({}),
}

const webAddress = z
  .string()
  .max(2_000)
  .refine(isWebAddress, 'takes an absolute http or https address')

/** Without blanks and line breaks, which a redirect could not carry unchanged. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(url) && URL.canParse(url)
}

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

const endpointFields = {
  eventSubscriptions: z.array(z.enum(eventTypes)).optional(),
  description: text.optional(),
  metadata: metadata.optional(),
}

/** smartpay-api §12.1 */
export const endpointInput = z.object({ url: webAddress, ...endpointFields })

export const endpointChange = z.object({
  url: webAddress.optional(),
  active: z.boolean().optional(),
  ...endpointFields,
})
