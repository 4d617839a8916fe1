import { recordAudit } from '#lib/audit/record-audit.ts'
import { type WeakPassword, whyNotPassword } from '#lib/auth/password/password.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { getInvitation } from './get-invitation.ts'
import { hashPassword, makeStaff } from './make-staff.ts'

type JoinRefusal = 'over' | 'no-name' | WeakPassword

/**
 * Somebody joins with a name and a password of their own; the second factor follows. The link works once, and
 * still works where joining was cut short.
 */
export async function acceptInvitation(joining: {
  link: string
  name: string
  password: string
}): Promise<Result<{ email: string }, JoinRefusal>> {
  const name = joining.name.normalize('NFC').trim().slice(0, 80)
  const invitation = await getInvitation(joining.link)
  if (!invitation) return refused('over')
  if (name === '') return refused('no-name')
  const weak = whyNotPassword(joining.password, invitation.email)
  if (weak) return refused(weak)
  const passwordHash = await hashPassword(joining.password)
  return inTransaction(async (tx) => {
    const used = await tx.$executeRaw`
      update staff_invitations set accepted_at = now() where id = ${invitation.id} and accepted_at is null`
    const id = used === 1 && (await makeStaff({ ...invitation, name, passwordHash }, tx))
    if (!id) return refused('over')
    await recordAudit({ actor: id, action: 'staff.join', subject: id, outcome: 'done' }, tx)
    return ok({ email: invitation.email })
  })
}
