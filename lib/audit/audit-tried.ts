import { type AuditEntry, recordAudit } from './record-audit.ts'

/**
 * A try of the staff's that no transaction holds, since Smartpay is asked on the way: that it was asked for
 * stands in the audit log before it begins, and what came of it after. Whatever dies in between leaves the
 * first.
 */
export async function auditTried<Found>(
  entry: Pick<AuditEntry, 'actor' | 'action' | 'subject'>,
  work: () => Promise<Found>,
  tell: (found: Found) => Pick<AuditEntry, 'outcome' | 'detail'>,
): Promise<Found> {
  await recordAudit({ ...entry, outcome: 'asked' })
  const found = await work()
  await recordAudit({ ...entry, ...tell(found) })
  return found
}
