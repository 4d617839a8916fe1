import { z } from 'zod'
import { ok, type Result, refused } from '#lib/result.ts'
import { type Answer, refusal } from './answers.ts'

const text = z.string().max(255)

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

const returnUrl = z
  .string()
  .max(2_000)
  .refine(isWebAddress, 'takes an absolute http or https address')

/** Without blanks and line breaks, which a redirect could not carry unchanged. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(url) && URL.canParse(url)
}

const metadata = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((map) => Object.keys(map).length <= 20, 'takes at most 20 pairs')

/** smartpay-api §6.2. A session without a mode is one with an order, which this sandbox cannot make yet. */
export const sessionInput = z.object({
  mode: z.literal('token', 'takes "token": sessions with an order are not built yet'),
  tokenType: z.literal('recurring').optional(),
  customerInfo,
  successUrl: returnUrl,
  cancelUrl: returnUrl,
  locale: z.enum(['ja', 'en']).optional(),
  reference: z.string().min(1).max(40).optional(),
  metadata: metadata.default({}),
})
export type SessionInput = z.output<typeof sessionInput>

/** smartpay-api §2.5: null means not given, at every depth; unknown fields are ignored. */
export function parseBody<T>(schema: z.ZodType<T>, text: string): Result<T, Answer> {
  const body = parseWithoutNulls(text)
  if (body === undefined) return refused(refusal(400, 'request.malformed', 'The body is not JSON'))
  const parsed = schema.safeParse(body)
  if (parsed.success) return ok(parsed.data)
  const details = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return refused(refusal(400, 'request.invalid', 'The request is invalid', details))
}

function parseWithoutNulls(text: string): unknown {
  try {
    return JSON.parse(text, (_, value) => (value === null ? undefined : value)) ?? null
  } catch {
    return undefined
  }
}
