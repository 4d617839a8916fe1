import type { MailKind } from '#lib/mail/compose-mail.ts'

/** Mails that tell a shopper about a signup or a subscription. */
export type ShopperMail = Exclude<MailKind, `staff-${string}`>

/** What the cause of each kind of mail names. */
export const causes: Record<
  ShopperMail,
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
> = {
  'signup-completed': 'signup',
  'signup-pending': 'signup',
  'signup-reminder': 'thread',
  'signup-invite': 'invite',
  'agreement-spare': 'signup',
  'payment-method-changed': 'signup',
  'subscription-canceled': 'thread',
  'subscription-changed': 'history',
  'amendment-proposed': 'amendment',
  'amendment-agreed': 'amendment',
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
