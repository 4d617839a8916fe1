import type { Locale } from '../locale.ts'
import type { Address, CustomerInfo } from '../objects/common.ts'
import { words } from './words.ts'

/** A label and what the shop sent for it, in lines. */
export type Detail = { label: string; lines: string[] }

/** The prefilled details of a shopper, as the checkout lists them; what was not sent is left out. */
export function detailsOf(info: CustomerInfo, locale: Locale): Detail[] {
  const text = words[locale]
  return [
    { label: text.name, lines: nameLines(info) },
    { label: text.phone, lines: [readablePhone(info.phoneNumber ?? '')] },
    { label: text.mail, lines: [info.emailAddress ?? ''] },
    { label: text.address, lines: addressLines(info.address ?? {}) },
    { label: text.birth, lines: [info.dateOfBirth ?? ''] },
    { label: text.gender, lines: [info.legalGender ? text.genders[info.legalGender] : ''] },
  ]
    .map(({ label, lines }) => ({ label, lines: lines.filter((line) => line !== '') }))
    .filter(({ lines }) => lines.length > 0)
}

function nameLines({ lastName, firstName, lastNameKana, firstNameKana }: CustomerInfo): string[] {
  const isLatin = /^[\p{Script=Latin}\p{M}\s'.-]*$/u.test(`${lastName ?? ''}${firstName ?? ''}`)
  const names = isLatin ? [firstName, lastName] : [lastName, firstName]
  return [joined(names), joined([lastNameKana, firstNameKana])]
}

/** Large to small and without spaces in Japanese, small to large and with commas in Latin letters. */
function addressLines(address: Partial<Address>): string[] {
  const { postalCode, administrativeArea, locality, subLocality, line1, ...more } = address
  const place = [administrativeArea, locality, subLocality, line1]
  const isLatin = place.every((part) => /^[\p{Script=Latin}\p{M}\d\s'.,-]*$/u.test(part ?? ''))
  const rest = joined([more.line2, more.line3, more.line4, more.line5])
  const code = postalCode ? `〒${postalCode}` : ''
  return isLatin ? [rest, joined(place.reverse(), ', '), code] : [code, joined(place, ''), rest]
}

/** Japanese mobile numbers in the groups people read; every other number as it came. */
function readablePhone(phoneNumber: string): string {
  return phoneNumber.replace(/^\+81([789]0)(\d{4})(\d{4})$/, '0$1-$2-$3')
}

function joined(parts: (string | undefined)[], separator = ' '): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator)
}
