import { recordAudit } from '#lib/audit/record-audit.ts'
import type { StaffRole } from '#lib/auth/roles.ts'
import { endSessionsOf } from '#lib/auth/sign-in/sessions.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { endInvitationsOf } from './end-invitations.ts'
import { anotherOwnerThan } from './owners.ts'

export type StaffRefusal = 'unknown-staff' | 'last-owner'

/** Another role counts at once: the sessions of the old one end, and open invitations of who may not invite any more. */
export async function changeRole(change: {
  staffId: string
  role: StaffRole
  by: string
}): Promise<Result<'changed', StaffRefusal>> {
  const { staffId, role, by } = change
  return inTransaction(async (tx) => {
    const another = await anotherOwnerThan(staffId, tx)
    const was = await tx.staff.findFirst({
      where: { id: staffId, removedAt: null },
      select: { role: true },
    })
    const because = !was ? 'unknown-staff' : role !== 'owner' && !another ? 'last-owner' : null
    if (!because) {
      await tx.$executeRaw`
        update staff set role = ${role}::staff_role, updated_at = now() where id = ${staffId}`
      if (was?.role !== role) await endSessionsOf(staffId, '', tx)
      if (role !== 'owner') await endInvitationsOf(staffId, tx)
    }
    await recordAudit(
      {
        actor: by,
        action: 'staff.manage',
        subject: was ? staffId : '-',
        outcome: because ? 'refused' : 'done',
        detail: { what: 'role', from: was?.role ?? null, to: role, reason: because },
      },
      tx,
    )
    return because ? refused(because) : ok('changed')
  })
}
