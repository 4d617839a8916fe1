import { recordAudit } from '#lib/audit/record-audit.ts'
import { linkHash, linkOf } from '#lib/auth/password/mailed-link.ts'
import type { StaffRole } from '#lib/auth/roles.ts'
import { emailIdentity } from '#lib/customers/fields/email.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { env } from '#lib/env.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'

const validDays = 7

type Invitation = { address: string; email: string; role: StaffRole }

type InviteRefusal = 'not-an-address' | 'already-staff'

/** Anything else is a slip of the keyboard; whether mail arrives nobody can tell from it. */
export function isAddress(email: string): boolean {
  return /^[^@\s]+@[^@\s]+$/.test(email) && email.length <= 254
}

/** A link by which one person may join, for a week. A newer invitation to the same address ends the older. */
export async function inviteStaff(invited: {
  email: string
  role: StaffRole
  invitedBy: string
  /** The language of the mail that carries the link; null sends none. */
  mailIn: Locale | null
}): Promise<Result<Invitation, InviteRefusal>> {
  const { role, invitedBy, mailIn } = invited
  const email = emailIdentity(invited.email)
  if (!isAddress(email)) return refused('not-an-address')
  if (await db().staff.findUnique({ where: { email }, select: { id: true } }))
    return refused('already-staff')
  const id = newId('inv')
  await inTransaction(async (tx) => {
    await tx.staffInvitation.deleteMany({ where: { email, acceptedAt: null } })
    await tx.$executeRaw`
      insert into staff_invitations (id, email, role, locale, link_hash, invited_by, created_at, expires_at)
      values (${id}, ${email}, ${role}::staff_role, ${mailIn ?? 'ja'}, ${linkHash(linkOf('staff-invitation', id))}, ${invitedBy}, now(),
        now() + make_interval(days => ${validDays}))`
    if (mailIn) await queueEmail(tx, 'staff-invitation', id)
    await recordAudit(
      {
        actor: invitedBy,
        action: 'staff.manage',
        subject: 'invitation',
        outcome: 'done',
        detail: { what: 'invite', role },
      },
      tx,
    )
  })
  return ok({ address: joinAddress(id), email, role })
}

/** Where the invited person joins; `hash` is what the row keeps of the link. */
export function joinAddress(invitationId: string, hash?: string): string {
  return `${env().appUrl}/admin/join?link=${linkOf('staff-invitation', invitationId, hash)}`
}
