import { recordAudit } from '#lib/audit/record-audit.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { endSessionsOf } from './sessions.ts'

/**
 * A lost authenticator: it, its recovery codes and the passkeys count no more, sessions end, and the next
 * sign-in with the password enrols another one. Owners do it for others, everybody for themselves.
 */
export async function resetFactor(reset: {
  staffId: string
  by: string
}): Promise<Result<'reset', 'unknown-staff'>> {
  const { staffId, by } = reset
  return inTransaction(async (tx) => {
    const { count } = await tx.staff.updateMany({
      where: { id: staffId, removedAt: null },
      data: { twoFactorEnabled: false },
    })
    if (count === 0) return refused('unknown-staff')
    await tx.staffTwoFactor.deleteMany({ where: { userId: staffId } })
    await tx.staffPasskey.deleteMany({ where: { userId: staffId } })
    await endSessionsOf(staffId, '', tx)
    await recordAudit(
      {
        actor: by,
        action: staffId === by ? 'account.secure' : 'staff.manage',
        subject: staffId,
        outcome: 'done',
        detail: { what: 'factor' },
      },
      tx,
    )
    return ok('reset')
  })
}
