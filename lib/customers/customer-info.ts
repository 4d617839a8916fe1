import type { CustomerInfo } from '#lib/smartpay/schemas.ts'
import type { Details } from './details.ts'

export type PostalAddress = Pick<
  Details,
  'postalCode' | 'administrativeArea' | 'locality' | 'line1' | 'line2'
>

/** Our id of the person, and whole days since they became a customer. */
export type KnownCustomer = { reference: string; accountAgeDays: number }

/** All that we know of a person, as Smartpay takes it (smartpay-api §3.2): more brings better approval. */
export function customerInfoFor(details: Details, customer: KnownCustomer): CustomerInfo {
  return {
    accountAge: customer.accountAgeDays,
    emailAddress: details.emailAddress,
    firstName: details.firstName,
    lastName: details.lastName,
    firstNameKana: details.firstNameKana,
    lastNameKana: details.lastNameKana,
    phoneNumber: details.phoneNumber,
    ...(details.dateOfBirth ? { dateOfBirth: details.dateOfBirth } : {}),
    ...(details.legalGender ? { legalGender: details.legalGender } : {}),
    reference: customer.reference,
    address: addressFor(details),
  }
}

/** smartpay-api §3.1. */
export function addressFor(address: PostalAddress): CustomerInfo['address'] {
  return {
    line1: address.line1,
    line2: address.line2 ?? '',
    locality: address.locality,
    administrativeArea: address.administrativeArea,
    postalCode: address.postalCode,
    country: 'JP',
  }
}
