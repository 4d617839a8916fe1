import { z } from 'zod'
import type { PlainDate } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type BirthDateProblem, parseBirthDate } from './birth-date.ts'
import { type EmailProblem, parseEmail } from './email.ts'
import { type KanaProblem, parseKana } from './kana.ts'
import { type NameProblem, parseName } from './person-name.ts'
import { type PhoneProblem, parsePhone } from './phone.ts'
import {
  type AddressLineProblem,
  type PrefectureProblem,
  parseAddressLine,
  parsePrefecture,
} from './postal-address.ts'
import { lookUpPostcode, type PostcodeProblem, parsePostcode } from './postcode.ts'
import { tidy } from './text.ts'

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

const text = z.string().min(1).max(300)

/** What is kept and sent. `dateOfBirth` rests sealed, so its form is not checked here. */
export const detailsSchema = z.strictObject({
  emailAddress: text,
  lastName: text,
  firstName: text,
  lastNameKana: text,
  firstNameKana: text,
  postalCode: text,
  administrativeArea: text,
  locality: text,
  line1: text,
  line2: text.optional(),
  phoneNumber: text,
  dateOfBirth: text.optional(),
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
  | 'other-prefecture'
  | 'not-a-gender'

/** Why a field was refused; `count` says by how many digits. */
export type DetailsError = { reason: DetailsReason; count?: number }
export type DetailsErrors = Partial<Record<DetailsField, DetailsError>>

type Typed = Partial<Record<DetailsField, string | undefined>>
type Asked = { askDateOfBirth: boolean; askLegalGender: boolean; today: PlainDate }

/** Everything typed as it will be sent, or what is wrong with each field, all at once. */
export function parseDetails(
  typed: Typed,
  asked: Asked,
): { ok: true; value: Details } | { ok: false; errors: DetailsErrors } {
  const errors: DetailsErrors = {}
  const take = <Value>(
    field: DetailsField,
    parsed: Result<Value, DetailsReason | DetailsError>,
  ) => {
    if (parsed.ok) return parsed.value
    const { reason } = parsed
    errors[field] = typeof reason === 'string' ? { reason } : reason
    return undefined
  }
  const value = {
    emailAddress: take('emailAddress', parseEmail(typed.emailAddress)),
    lastName: take('lastName', parseName(typed.lastName)),
    firstName: take('firstName', parseName(typed.firstName)),
    lastNameKana: take('lastNameKana', parseKana(typed.lastNameKana)),
    firstNameKana: take('firstNameKana', parseKana(typed.firstNameKana)),
    postalCode: take('postalCode', parsePostcode(typed.postalCode)),
    administrativeArea: take('administrativeArea', parsePrefecture(typed.administrativeArea)),
    locality: take('locality', parseAddressLine(typed.locality, 80)),
    line1: take('line1', parseAddressLine(typed.line1, 100)),
    phoneNumber: take('phoneNumber', parsePhone(typed.phoneNumber)),
    ...takeOptional(typed, asked, take),
  }
  if (contradicts(value.postalCode, value.administrativeArea))
    errors.administrativeArea = { reason: 'other-prefecture' }
  const complete = detailsSchema.safeParse(value)
  return complete.success && Object.keys(errors).length === 0
    ? { ok: true, value: complete.data }
    : { ok: false, errors }
}

type Take = <Value>(
  field: DetailsField,
  parsed: Result<Value, DetailsReason | DetailsError>,
) => Value | undefined

/** Left empty, or not asked for by this shop: not sent. */
function takeOptional(typed: Typed, asked: Asked, take: Take) {
  const { line2 = '', dateOfBirth = '', legalGender = '' } = typed
  return {
    ...(tidy(line2) === '' ? {} : { line2: take('line2', parseAddressLine(line2, 100)) }),
    ...(asked.askDateOfBirth && tidy(dateOfBirth) !== ''
      ? { dateOfBirth: take('dateOfBirth', parseBirthDate(dateOfBirth, asked.today)) }
      : {}),
    ...(asked.askLegalGender && legalGender !== ''
      ? { legalGender: take('legalGender', parseGender(legalGender)) }
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
