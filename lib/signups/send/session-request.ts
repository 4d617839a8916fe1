import { customerInfoFor, type KnownCustomer } from '#lib/customers/customer-info.ts'
import type { Details } from '#lib/customers/details.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { TokenSessionRequest } from '#lib/smartpay/checkout-sessions.ts'

type SessionFacts = {
  signupId: string
  locale: Locale
  details: Details
  customer: KnownCustomer
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
    customerInfo: customerInfoFor(facts.details, facts.customer),
    successUrl: back('success'),
    cancelUrl: back('cancel'),
  }
}
