import type { Locale } from '#lib/i18n/locale.ts'
import { paymentMethodChanged } from '#lib/mail/templates/payment-method-changed.ts'
import type { Letter } from './letter.ts'
import { addressChanged } from './templates/address-changed.ts'
import { agreementSpare } from './templates/agreement-spare.ts'
import { amendmentAgreed, amendmentProposed } from './templates/amendment.ts'
import { orderCanceled } from './templates/order-canceled.ts'
import { orderDeclined } from './templates/order-declined.ts'
import { orderEnding } from './templates/order-ending.ts'
import { orderExpired } from './templates/order-expired.ts'
import { orderGivenUp } from './templates/order-given-up.ts'
import { orderPaid } from './templates/order-paid.ts'
import { orderRefunded } from './templates/order-refunded.ts'
import { orderShipped } from './templates/order-shipped.ts'
import { orderUpcoming } from './templates/order-upcoming.ts'
import { paymentInstructions } from './templates/payment-instructions.ts'
import { paymentReceived } from './templates/payment-received.ts'
import { paymentReminder } from './templates/payment-reminder.ts'
import { shipmentCorrected } from './templates/shipment-corrected.ts'
import { signupCompleted } from './templates/signup-completed.ts'
import { signupInvite } from './templates/signup-invite.ts'
import { signupPending } from './templates/signup-pending.ts'
import { signupReminder } from './templates/signup-reminder.ts'
import { staffClose } from './templates/staff-close.ts'
import { staffInvitation } from './templates/staff-invitation.ts'
import { staffNotCharged } from './templates/staff-not-charged.ts'
import { staffPasswordChanged, staffPasswordReset } from './templates/staff-password.ts'
import { subscriptionCanceled } from './templates/subscription-canceled.ts'
import { subscriptionChanged } from './templates/subscription-changed.ts'
import { tokenChanged } from './templates/token-changed.ts'

const templates = {
  'signup-completed': signupCompleted,
  'signup-pending': signupPending,
  'signup-reminder': signupReminder,
  'signup-invite': signupInvite,
  'payment-instructions': paymentInstructions,
  'payment-received': paymentReceived,
  'payment-reminder': paymentReminder,
  'order-expired': orderExpired,
  'order-canceled': orderCanceled,
  'order-paid': orderPaid,
  'order-declined': orderDeclined,
  'order-last-notice': orderEnding,
  'order-given-up': orderGivenUp,
  'order-refunded': orderRefunded,
  'order-upcoming': orderUpcoming,
  'order-shipped': orderShipped,
  'shipment-corrected': shipmentCorrected,
  'agreement-spare': agreementSpare,
  'payment-method-changed': paymentMethodChanged,
  'subscription-canceled': subscriptionCanceled,
  'subscription-changed': subscriptionChanged,
  'amendment-proposed': amendmentProposed,
  'amendment-agreed': amendmentAgreed,
  'token-changed': tokenChanged,
  'address-changed': addressChanged,
  'staff-invitation': staffInvitation,
  'staff-password-reset': staffPasswordReset,
  'staff-password-changed': staffPasswordChanged,
  'staff-not-charged': staffNotCharged,
  'staff-close': staffClose,
} as const

export type MailKind = keyof typeof templates
/** What a mail of each kind tells. */
export type MailFacts = { [Kind in MailKind]: Parameters<(typeof templates)[Kind]>[0] }

type Templates = { readonly [Kind in MailKind]: (facts: MailFacts[Kind], locale: Locale) => Letter }

export const mailKinds = Object.keys(templates) as readonly MailKind[]

export function composeMail<Kind extends MailKind>(
  kind: Kind,
  facts: MailFacts[Kind],
  locale: Locale,
): Letter {
  const all: Templates = templates
  return all[kind](facts, locale)
}
