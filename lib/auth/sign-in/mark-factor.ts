import { recordAudit } from '#lib/audit/record-audit.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { ok, type Result } from '#lib/result.ts'
import { deviceOf } from './device.ts'

/** How a session came to have shown a second factor; each has its words on the page of the audit log. */
type FactorAction = 'sign-in' | 'factor.enrol' | 'factor.show'

type Shown = {
  staffId: string
  sessionId: string
  action: FactorAction
  what: 'code' | 'recovery-code' | 'passkey'
  headers: Headers
  network: string | null
}

/**
 * A session has shown a second factor just now: what lets it in stands or falls with its audit entry, which
 * keeps from where and with what device.
 */
export async function markFactor(
  { staffId, sessionId, action, what, headers, network }: Shown,
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
): Promise<Result<'shown', never>> {
  await tx.$executeRaw`
    update staff_sessions set factor_at = now(), enrolment = null, ip_address = ${network} where id = ${sessionId}`
  const detail = { what, network, device: deviceOf(headers.get('user-agent')) }
  await recordAudit({ actor: staffId, action, subject: staffId, outcome: 'done', detail }, tx)
  return ok('shown')
}
