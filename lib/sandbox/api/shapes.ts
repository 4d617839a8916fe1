import { z } from 'zod'

export const text = z.string().max(255)
const longText = z.string().max(2_000)

/** At most 40 characters, ideally unique (smartpay-api §6.1). */
export const reference = z.string().min(1).max(40)

export const metadata = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((map) => Object.keys(map).length <= 20, 'takes at most 20 pairs')

export const amount = z.int().min(0)

/** Lower case has been accepted too (smartpay-api §17). */
export const currency = z.string().toUpperCase().pipe(z.literal('JPY'))

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
export const customerInfo = z.object({
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
export const shippingInfo = z.object({
  address,
  addressType: z.enum(['gift', 'home', 'locker', 'office', 'store']).optional(),
  carrierName: text.optional(),
  reference: text.optional(),
  feeAmount: amount.optional(),
  feeCurrency: currency.optional(),
})

/** smartpay-api §3.4 */
export const item = z.object({
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

export const webAddress = z
  .string()
  .max(2_000)
  .refine(isWebAddress, 'takes an absolute http or https address')

/** Without blanks and line breaks, which a redirect could not carry unchanged. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(url) && URL.canParse(url)
}
