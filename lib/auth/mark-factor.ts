import { recordAudit } from '#lib/audit/record-audit.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { ok, type Result } from '#lib/result.ts'

/** A session has shown a second factor just now: what lets it in stands or falls with its audit entry. */
export async function markFactor(
  { staffId, sessionId }: { staffId: string; sessionId: string },
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  detail: Record<string, string> = {},
): Promise<Result<'shown', never>> {
  await tx.$executeRaw`
    update staff_sessions set factor_at = now(), enrolment = null where id = ${sessionId}`
  const entry = {
    actor: staffId,
    action: 'staff.factor',
    subject: staffId,
    outcome: 'done',
  } as const
  await recordAudit({ ...entry, detail }, tx)
  return ok('shown')
}
