import type { Details } from '#lib/customers/details.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { TokenSessionRequest } from '#lib/smartpay/checkout-sessions.ts'
import type { CustomerInfo } from '#lib/smartpay/schemas.ts'

type SessionFacts = {
  signupId: string
  locale: Locale
  details: Details
  /** Our id of the person, and whole days since they became a customer. */
  customer: { reference: string; accountAgeDays: number }
  planSlug: string
  /** The shop's own origin. */
  appUrl: string
}

/** A function of the stored row, so that a repeat sends the same bytes under the same key. */
export function sessionRequestFor(facts: SessionFacts): TokenSessionRequest {
  const back = (page: 'success' | 'cancel') =>
    `${facts.appUrl}/${facts.locale}/checkout/${page}?signup=${facts.signupId}`
  return {
    mode: 'token',
    tokenType: 'recurring',
    locale: facts.locale,
    reference: facts.signupId,
    metadata: { plan: facts.planSlug },
    customerInfo: customerInfoFor(facts),
    successUrl: back('success'),
    cancelUrl: back('cancel'),
  }
}

function customerInfoFor({ details, customer }: SessionFacts): CustomerInfo {
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
    address: {
      line1: details.line1,
      line2: details.line2 ?? '',
      locality: details.locality,
      administrativeArea: details.administrativeArea,
      postalCode: details.postalCode,
      country: 'JP',
    },
  }
}
