import type { MailKind } from '#lib/mail/compose-mail.ts'

/** Mails that tell a shopper about a signup or a subscription. */
export type ShopperMail = Exclude<MailKind, `staff-${string}` | 'address-changed'>

export type Cause =
  | 'signup'
  | 'thread'
  | 'cycle'
  | 'order'
  | 'delivery'
  | 'payment'
  | 'refund'
  | 'invite'
  | 'history'
  | 'amendment'

/** What the cause of each kind of mail names. */
const causes: Record<ShopperMail, Cause> = {
  'signup-completed': 'signup',
  'signup-pending': 'signup',
  'signup-reminder': 'thread',
  'signup-invite': 'invite',
  'agreement-spare': 'signup',
  'payment-method-changed': 'signup',
  'subscription-canceled': 'history',
  'subscription-changed': 'history',
  'amendment-proposed': 'amendment',
  'amendment-agreed': 'amendment',
  'token-changed': 'history',
  'payment-instructions': 'order',
  'payment-reminder': 'order',
  'order-expired': 'order',
  'order-canceled': 'order',
  'order-paid': 'order',
  'order-declined': 'order',
  'order-last-notice': 'order',
  'order-given-up': 'order',
  'payment-received': 'payment',
  'order-refunded': 'refund',
  'order-upcoming': 'cycle',
  'order-shipped': 'delivery',
  'shipment-corrected': 'delivery',
}

/** Those that are caused by a row of a subscription's history. */
export const historyMails = Object.entries(causes).flatMap(([kind, cause]) =>
  cause === 'history' ? [kind] : [],
)

/** What the cause of this mail names. Until a cancellation had a mail of its own each thread had one. */
export function causeOf(kind: ShopperMail, cause: string): Cause {
  return kind === 'subscription-canceled' && !isHistoryId(cause) ? 'thread' : causes[kind]
}

function isHistoryId(cause: string): boolean {
  return /^\d+$/.test(cause)
}
