import { recordAudit } from '#lib/audit/record-audit.ts'
import { endSessionsOf } from '#lib/auth/sign-in/sessions.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { StaffRefusal } from './change-role.ts'
import { endInvitationsOf } from './end-invitations.ts'
import { anotherOwnerThan } from './owners.ts'

/**
 * Takes away everything that somebody signs in with, at once. The name stays beside what the person did;
 * the mail address does not, so it may be invited again.
 */
export async function removeStaff(removal: {
  staffId: string
  by: string
}): Promise<Result<'removed', StaffRefusal>> {
  const { staffId, by } = removal
  return inTransaction(async (tx) => {
    const another = await anotherOwnerThan(staffId, tx)
    const person = await tx.staff.findFirst({
      where: { id: staffId, removedAt: null },
      select: { id: true, email: true, role: true },
    })
    const because = !person
      ? 'unknown-staff'
      : person.role === 'owner' && !another
        ? 'last-owner'
        : null
    if (person && !because) await takeAway(person, tx)
    await recordAudit(
      {
        actor: by,
        action: 'staff.manage',
        subject: person ? staffId : '-',
        outcome: because ? 'refused' : 'done',
        detail: { what: 'remove', reason: because },
      },
      tx,
    )
    return because ? refused(because) : ok('removed')
  })
}

async function takeAway(
  { id: staffId, email }: { id: string; email: string },
  tx: Prisma.TransactionClient,
): Promise<void> {
  await tx.staffInvitation.deleteMany({ where: { email } })
  await endInvitationsOf(staffId, tx)
  await tx.$executeRaw`
    update staff set removed_at = now(), updated_at = now(), two_factor_enabled = false,
      email = id || '@removed.invalid' where id = ${staffId}`
  await tx.staffAccount.deleteMany({ where: { userId: staffId } })
  await tx.staffTwoFactor.deleteMany({ where: { userId: staffId } })
  await tx.staffPasskey.deleteMany({ where: { userId: staffId } })
  await endSessionsOf(staffId, '', tx)
}
