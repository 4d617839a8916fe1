import { recordAudit } from '#lib/audit/record-audit.ts'
import { keyedHash } from '#lib/crypto.ts'
import { emailIdentity } from '#lib/customers/email.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { newId, randomText } from '#lib/ids.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { StaffRole } from './roles.ts'

const validDays = 7

export type Invitation = { address: string; email: string; role: StaffRole }

/** A link by which one person may join, for a week. A newer invitation to the same address ends the older. */
export async function inviteStaff(invited: {
  email: string
  role: StaffRole
  invitedBy: string
}): Promise<Result<Invitation, 'not-an-address' | 'already-staff'>> {
  const email = emailIdentity(invited.email)
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) return refused('not-an-address')
  if (await db().staff.findUnique({ where: { email }, select: { id: true } }))
    return refused('already-staff')
  const link = randomText(40)
  await db().$transaction(async (tx) => {
    await tx.staffInvitation.deleteMany({ where: { email, acceptedAt: null } })
    await tx.$executeRaw`
      insert into staff_invitations (id, email, role, link_hash, invited_by, created_at, expires_at)
      values (${newId('inv')}, ${email}, ${invited.role}::staff_role, ${linkHash(link)}, ${invited.invitedBy}, now(),
        now() + make_interval(days => ${validDays}))`
    await recordAudit(
      {
        actor: invited.invitedBy,
        action: 'staff.manage',
        subject: 'invitation',
        outcome: 'done',
        detail: { role: invited.role },
      },
      tx,
    )
  })
  return ok({ address: `${env().appUrl}/admin/join?link=${link}`, email, role: invited.role })
}

export function linkHash(link: string): string {
  return keyedHash(env().appSecret, 'staff-link', link)
}
