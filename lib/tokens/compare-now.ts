import { auditTried } from '#lib/audit/audit-tried.ts'
import { type KeptDrifts, keepDrifts } from './keep-drifts.ts'

/** Somebody of the staff compares all tokens with Smartpay's, instead of waiting for the day's comparison. */
export async function compareNow(staffId: string): Promise<KeptDrifts> {
  return auditTried(
    { actor: staffId, action: 'drift.compare', subject: '-' },
    keepDrifts,
    (kept) =>
      'failed' in kept
        ? { outcome: 'unknown', detail: { because: 'silent' } }
        : { outcome: 'done', detail: { count: kept.differences } },
  )
}
