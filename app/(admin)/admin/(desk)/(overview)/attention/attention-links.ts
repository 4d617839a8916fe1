import type { AttentionKind } from '#lib/overview/list-attention-items.ts'
import { paths } from '#lib/paths.ts'

/** Where an item is dealt with, and who acts next if nobody does: `stopped` means nobody. */
export type AttentionLink = { href: string; role: 'stopped' | 'waiting' | 'moving' }

export const attentionLinks: Record<AttentionKind, AttentionLink> = {
  'smartpay-key': { href: paths.admin.operations, role: 'stopped' },
  'tokens-missing': { href: paths.admin.reconcile, role: 'stopped' },
  'cron-late': { href: paths.admin.operations, role: 'stopped' },
  'job-late': { href: paths.admin.operations, role: 'stopped' },
  'job-failed': { href: paths.admin.operations, role: 'moving' },
  'stopped-token': { href: `${paths.admin.tokens}?tab=stopped`, role: 'stopped' },
  'payment-overdue': { href: `${paths.admin.subscriptions}?tab=offline`, role: 'waiting' },
  'agreement-late': { href: `${paths.admin.tokens}?tab=unused`, role: 'stopped' },
  'move-unknown': { href: `${paths.admin.tokens}?tab=open`, role: 'moving' },
  'move-given-up': { href: paths.admin.reconcile, role: 'stopped' },
  'session-unknown': { href: `${paths.admin.signups}?tab=waiting`, role: 'moving' },
  'signup-pending': { href: `${paths.admin.signups}?tab=waiting`, role: 'waiting' },
  'signup-declined': { href: `${paths.admin.signups}?tab=rejected`, role: 'waiting' },
  'signup-failed': { href: `${paths.admin.signups}?tab=rejected`, role: 'waiting' },
  drift: { href: paths.admin.reconcile, role: 'stopped' },
  'webhook-missing': { href: paths.admin.deliveries, role: 'stopped' },
  'webhook-silent': { href: paths.admin.deliveries, role: 'stopped' },
  'webhook-refused': { href: paths.admin.deliveries, role: 'waiting' },
  'event-parked': { href: `${paths.admin.events}?tab=parked`, role: 'stopped' },
  'mail-failed': { href: `${paths.admin.emails}?tab=undelivered`, role: 'stopped' },
}
