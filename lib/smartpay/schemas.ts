import { z } from 'zod'

/** Ids look like `<prefix>_<test|live>_<base62>` (smartpay-api §1.2). */
export function idSchema(prefix: string) {
  return z
    .string()
    .max(100)
    .regex(new RegExp(`^${prefix}_(test|live)_[0-9A-Za-z]+$`))
}

/** The mode of an object is in its id; a key of the other mode never sees it. */
export function isOfTestMode(smartpayId: string): boolean {
  return smartpayId.split('_')[1] === 'test'
}

export const tokenIdSchema = idSchema('paytok')

/** smartpay-api §7.2. */
export const tokenStatuses = [
  'requires_authorization',
  'active',
  'rejected',
  'disabled',
  'deleted',
] as const

/** smartpay-api §7.1. Unknown fields are ignored, so that a new one breaks nothing. */
export const tokenSchema = z.object({
  id: tokenIdSchema,
  status: z.enum(tokenStatuses),
  reference: z.string().max(200).nullish(),
})
export type SmartpayToken = z.output<typeof tokenSchema>

/** smartpay-api §6.3, as created: expanded, so the token is an object. */
export const tokenSessionSchema = z.object({
  id: idSchema('checkout'),
  url: z.string().min(1).max(2000),
  token: tokenSchema,
})
export type TokenSession = z.output<typeof tokenSessionSchema>

/** smartpay-api §3.2, as we send it. Optional fields are left out, never null. */
export type CustomerInfo = {
  accountAge: number
  emailAddress: string
  firstName: string
  lastName: string
  firstNameKana: string
  lastNameKana: string
  phoneNumber: string
  dateOfBirth?: string
  legalGender?: 'male' | 'female'
  reference: string
  address: {
    line1: string
    line2: string
    locality: string
    administrativeArea: string
    postalCode: string
    country: 'JP'
  }
}
