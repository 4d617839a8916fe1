import type { AttentionKind } from '#lib/overview/list-attention-items.ts'
import { paths } from '#lib/paths.ts'
import type { attentionWords } from './messages.ts'

/** Where an item is dealt with, and who acts next if nobody does: `stopped` means nobody. */
export type AttentionLink = {
  href: string
  action: keyof (typeof attentionWords)['ja']['actions']
  role: 'stopped' | 'waiting' | 'moving'
}

export const attentionLinks: Record<AttentionKind, AttentionLink> = {
  'smartpay-key': { href: paths.admin.operations, action: 'operations', role: 'stopped' },
  'tokens-missing': { href: paths.admin.reconcile, action: 'reconcile', role: 'stopped' },
  'cron-late': { href: paths.admin.operations, action: 'operations', role: 'stopped' },
  'job-late': { href: paths.admin.operations, action: 'operations', role: 'stopped' },
  'job-failed': { href: paths.admin.operations, action: 'operations', role: 'moving' },
  'stopped-token': { href: `${paths.admin.tokens}?tab=stopped`, action: 'tokens', role: 'stopped' },
  'paid-late': {
    href: `${paths.admin.subscriptions}?tab=in-doubt`,
    action: 'subscriptions',
    role: 'stopped',
  },
  'charging-stopped': { href: paths.admin.operations, action: 'operations', role: 'stopped' },
  'charging-not-enabled': { href: paths.admin.operations, action: 'operations', role: 'stopped' },
  'charge-unsendable': { href: paths.admin.close, action: 'rehearsal', role: 'stopped' },
  'charge-odd': {
    href: `${paths.admin.subscriptions}?tab=in-doubt`,
    action: 'subscriptions',
    role: 'stopped',
  },
  'charge-unknown': {
    href: `${paths.admin.subscriptions}?tab=in-doubt`,
    action: 'subscriptions',
    role: 'moving',
  },
  'refund-unknown': {
    href: `${paths.admin.subscriptions}?tab=in-doubt`,
    action: 'subscriptions',
    role: 'moving',
  },
  'refund-failed': {
    href: `${paths.admin.subscriptions}?tab=in-doubt`,
    action: 'subscriptions',
    role: 'stopped',
  },
  'charge-late': { href: paths.admin.operations, action: 'operations', role: 'stopped' },
  'order-skipped': { href: paths.admin.operations, action: 'operations', role: 'stopped' },
  'authorization-ending': {
    href: paths.admin.subscriptions,
    action: 'subscriptions',
    role: 'stopped',
  },
  'order-past-due': {
    href: `${paths.admin.subscriptions}?tab=past_due`,
    action: 'subscriptions',
    role: 'stopped',
  },
  'payment-overdue': {
    href: `${paths.admin.subscriptions}?tab=awaiting`,
    action: 'payment',
    role: 'waiting',
  },
  'agreement-late': { href: `${paths.admin.tokens}?tab=unused`, action: 'tokens', role: 'stopped' },
  'operation-unknown': { href: `${paths.admin.tokens}?tab=open`, action: 'tokens', role: 'moving' },
  'operation-given-up': { href: paths.admin.reconcile, action: 'reconcile', role: 'stopped' },
  'session-unknown': {
    href: `${paths.admin.signups}?tab=waiting`,
    action: 'signups',
    role: 'moving',
  },
  'signup-pending': {
    href: `${paths.admin.signups}?tab=waiting`,
    action: 'signups',
    role: 'waiting',
  },
  'signup-declined': {
    href: `${paths.admin.signups}?tab=rejected`,
    action: 'signups',
    role: 'waiting',
  },
  'signup-failed': {
    href: `${paths.admin.signups}?tab=rejected`,
    action: 'signups',
    role: 'waiting',
  },
  drift: { href: paths.admin.reconcile, action: 'reconcile', role: 'stopped' },
  'webhook-missing': { href: paths.admin.deliveries, action: 'deliveries', role: 'stopped' },
  'webhook-silent': { href: paths.admin.deliveries, action: 'deliveries', role: 'stopped' },
  'webhook-refused': { href: paths.admin.deliveries, action: 'deliveries', role: 'waiting' },
  'event-parked': { href: `${paths.admin.events}?tab=parked`, action: 'events', role: 'stopped' },
  'mail-failed': {
    href: `${paths.admin.emails}?tab=undelivered`,
    action: 'emails',
    role: 'stopped',
  },
}
