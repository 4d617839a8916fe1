import { z } from 'zod'

/** smartpay-api §2.5: null means not given, unknown fields are ignored. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, one]) => one !== null)
  return Object.fromEntries(entries.map(([name, one]) => [name, withoutNulls(one)]))
}

const address = z.object({
  line1: z.string(),
  line2: z.string().optional(),
  line3: z.string().optional(),
  line4: z.string().optional(),
  line5: z.string().optional(),
  subLocality: z.string().optional(),
  locality: z.string().min(1).max(80),
  administrativeArea: z.string().optional(),
  postalCode: z.string().min(1),
  country: z
    .string()
    .regex(/^jp$/i)
    .transform((text) => text.toUpperCase()),
})

const customerInfo = z.object({
  accountAge: z.int().min(0).optional(),
  emailAddress: z.string().max(254).optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  firstNameKana: z.string().optional(),
  lastNameKana: z.string().optional(),
  address: address.optional(),
  phoneNumber: z
    .string()
    .regex(/^\+\d{6,15}$/)
    .optional(),
  dateOfBirth: z.iso.date().optional(),
  legalGender: z.enum(['male', 'female']).optional(),
  reference: z.string().max(100).optional(),
})

const returnUrl = z.url({ protocol: /^https?$/, hostname: /.*/ })

/** smartpay-api §6.2. Order mode comes with the next release of this sandbox. */
export const tokenSessionInput = z.object({
  mode: z.literal('token'),
  tokenType: z.literal('recurring').optional(),
  customerInfo,
  successUrl: returnUrl,
  cancelUrl: returnUrl,
  locale: z.enum(['ja', 'en']).default('ja'),
  reference: z.string().min(1).max(40).optional(),
  metadata: z
    .record(z.string().min(1).max(40), z.string().max(500))
    .refine((map) => Object.keys(map).length <= 20, 'at most 20 pairs')
    .default({}),
})
