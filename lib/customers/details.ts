import { z } from 'zod'
import { type BirthDateProblem, parseBirthDate } from '#lib/customers/fields/birth-date.ts'
import { type EmailProblem, parseEmail } from '#lib/customers/fields/email.ts'
import { type KanaProblem, parseKana } from '#lib/customers/fields/kana.ts'
import { type ParcelProblem, parcelIssues } from '#lib/customers/fields/parcel-address.ts'
import { type NameProblem, parseName } from '#lib/customers/fields/person-name.ts'
import { type PhoneProblem, parsePhone } from '#lib/customers/fields/phone.ts'
import {
  type AddressLineProblem,
  type PrefectureProblem,
  parseAddressLine,
  parseLocality,
  parsePrefecture,
} from '#lib/customers/fields/postal-address.ts'
import {
  lookUpPostcode,
  type PostcodeProblem,
  parsePostcode,
} from '#lib/customers/fields/postcode.ts'
import { prefectureOf } from '#lib/customers/fields/prefectures.ts'
import { tidy } from '#lib/customers/fields/text.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'

/** The subscribe form's fields, named as Smartpay names them, in the order of the form. */
export const detailsFields = [
  'emailAddress',
  'lastName',
  'firstName',
  'lastNameKana',
  'firstNameKana',
  'postalCode',
  'administrativeArea',
  'locality',
  'line1',
  'line2',
  'phoneNumber',
  'dateOfBirth',
  'legalGender',
] as const
export type DetailsField = (typeof detailsFields)[number]

/** Limits are counted in characters; a rare kanji takes two of what zod counts. */
const text = (characters: number) =>
  z
    .string()
    .min(1)
    .max(2 * characters)

/** What is kept and sent. `dateOfBirth` rests sealed, so its form is not checked here. */
export const detailsSchema = z.strictObject({
  emailAddress: z.string().max(254).includes('@'),
  lastName: text(50),
  firstName: text(50),
  lastNameKana: text(50),
  firstNameKana: text(50),
  postalCode: z.string().regex(/^\d{3}-\d{4}$/),
  administrativeArea: z.string().refine((name) => prefectureOf(name) === name),
  locality: text(80),
  line1: text(100),
  line2: text(100).optional(),
  phoneNumber: z.string().regex(/^\+81\d{9,10}$/),
  dateOfBirth: text(150).optional(),
  legalGender: z.enum(['male', 'female']).optional(),
})
export type Details = z.output<typeof detailsSchema>

export type DetailsReason =
  | NameProblem
  | KanaProblem
  | EmailProblem
  | PostcodeProblem
  | PrefectureProblem
  | AddressLineProblem
  | PhoneProblem
  | BirthDateProblem
  | ParcelProblem
  | 'other-prefecture'
  | 'not-a-gender'

/** Why a field was refused; `count` says by how many digits, or how many characters there is room for. */
type DetailsError = { reason: DetailsReason; count?: number }
type DetailsErrors = Partial<Record<DetailsField, DetailsError>>

type Typed = Partial<Record<DetailsField, string | undefined>>
type Asked = { askDateOfBirth: boolean; askLegalGender: boolean; today: PlainDate }

/** Longer than anything that is right: refused unread. */
const longestTyped = 400

/** Everything typed as it will be sent, or what is wrong with each field, all at once. */
export function parseDetails(
  typed: Typed,
  asked: Asked,
): { ok: true; value: Details } | { ok: false; errors: DetailsErrors } {
  const errors: DetailsErrors = {}
  const take: Take = (field, parse) => {
    const text = typed[field] ?? ''
    const parsed = text.length > longestTyped ? refused('too-long') : parse(text)
    if (parsed.ok) return parsed.value
    errors[field] = typeof parsed.reason === 'string' ? { reason: parsed.reason } : parsed.reason
    return undefined
  }
  const value = { ...takeNeeded(take), ...takeOptional(typed, asked, take) }
  if (contradicts(value.postalCode, value.administrativeArea))
    errors.administrativeArea = { reason: 'other-prefecture' }
  for (const { field, reason, count } of parcelIssues(value)) errors[field] ??= { reason, count }
  return Object.keys(errors).length === 0
    ? { ok: true, value: detailsSchema.parse(value) }
    : { ok: false, errors }
}

type Parse<Value> = (text: string) => Result<Value, DetailsReason | DetailsError>
type Take = <Value>(field: DetailsField, parse: Parse<Value>) => Value | undefined

function takeNeeded(take: Take) {
  return {
    emailAddress: take('emailAddress', parseEmail),
    lastName: take('lastName', parseName),
    firstName: take('firstName', parseName),
    lastNameKana: take('lastNameKana', parseKana),
    firstNameKana: take('firstNameKana', parseKana),
    postalCode: take('postalCode', parsePostcode),
    administrativeArea: take('administrativeArea', parsePrefecture),
    locality: take('locality', parseLocality),
    line1: take('line1', parseAddressLine),
    phoneNumber: take('phoneNumber', parsePhone),
  }
}

/** Left empty, or not asked for by this shop: not sent. */
function takeOptional(typed: Typed, asked: Asked, take: Take) {
  const given = (field: DetailsField) => tidy(typed[field] ?? '') !== ''
  return {
    ...(given('line2') ? { line2: take('line2', parseAddressLine) } : {}),
    ...(asked.askDateOfBirth && given('dateOfBirth')
      ? { dateOfBirth: take('dateOfBirth', (text) => parseBirthDate(text, asked.today)) }
      : {}),
    ...(asked.askLegalGender && given('legalGender')
      ? { legalGender: take('legalGender', parseGender) }
      : {}),
  }
}

function parseGender(typed: string): Result<'male' | 'female', 'not-a-gender'> {
  return typed === 'male' || typed === 'female' ? ok(typed) : refused('not-a-gender')
}

/** A postcode we know names its prefectures; one we do not know (a new one) contradicts nothing. */
function contradicts(postalCode: string | undefined, prefecture: string | undefined): boolean {
  if (!postalCode || !prefecture) return false
  const known = lookUpPostcode(postalCode.replace('-', ''))
  return (
    known.length > 0 && known.every(({ administrativeArea }) => administrativeArea !== prefecture)
  )
}
