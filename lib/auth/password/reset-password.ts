import { recordAudit } from '#lib/audit/record-audit.ts'
import { endSessionsOf } from '#lib/auth/sign-in/sessions.ts'
import { hashPassword } from '#lib/auth/staff/make-staff.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { getPasswordReset } from './get-password-reset.ts'
import { type WeakPassword, whyNotPassword } from './password.ts'

type ResetRefusal = 'over' | WeakPassword

/**
 * Another password by a link that was mailed, which then works no more. Every session ends, and nobody is signed
 * in by it: the second factor is asked for as ever. Passkeys stay; a mail says that it happened, and names them.
 */
export async function resetPassword(
  link: string,
  password: string,
): Promise<Result<'reset' | 'reset-passkeys-stay', ResetRefusal>> {
  const open = await getPasswordReset(link)
  if (!open) return refused('over')
  const weak = whyNotPassword(password, open.email)
  if (weak) return refused(weak)
  const hash = await hashPassword(password)
  const { id, staffId } = open
  return inTransaction(async (tx) => {
    const used = await tx.$executeRaw`
      update staff_password_resets set used_at = now()
      where id = ${id} and used_at is null and expires_at > now()
        and exists (select from staff where id = ${staffId} and removed_at is null)`
    if (used === 0) return refused('over')
    await tx.staffAccount.updateMany({
      where: { userId: staffId, providerId: 'credential' },
      data: { password: hash },
    })
    await endSessionsOf(staffId, '', tx)
    const passkeys = await tx.staffPasskey.count({ where: { userId: staffId } })
    await queueEmail(tx, 'staff-password-changed', id)
    await recordAudit(
      {
        actor: staffId,
        action: 'account.secure',
        subject: staffId,
        outcome: 'done',
        detail: { what: 'password-by-mail' },
      },
      tx,
    )
    return ok(passkeys === 0 ? 'reset' : 'reset-passkeys-stay')
  })
}
