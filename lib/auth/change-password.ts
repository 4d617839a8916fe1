import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { giveBack, withinLimits } from '#lib/signups/limit.ts'
import { emailOfStaff } from './email-of-staff.ts'
import { countGuess } from './guesses.ts'
import { type WeakPassword, whyNotPassword } from './password.ts'
import { endSessionsOf } from './sessions.ts'
import { staffAuth } from './staff-auth.ts'

export type PasswordRefusal = 'wrong' | 'too-many' | WeakPassword

/** Needs the present one; every other session ends. */
export async function changePassword(change: {
  staffId: string
  sessionId: string
  present: string
  next: string
  network: string | null
}): Promise<Result<'changed', PasswordRefusal>> {
  const { staffId, sessionId, present, next } = change
  const weak = whyNotPassword(next, await emailOfStaff(staffId))
  if (weak) return refused(weak)
  const key = `staff-password ${staffId}`
  if (!(await withinLimits([{ key, most: 10 }]))) return refused('too-many')
  const { password } = await staffAuth().$context
  const account = await db().staffAccount.findFirst({
    where: { userId: staffId, providerId: 'credential' },
    select: { id: true, password: true },
  })
  if (
    !account?.password ||
    !(await password.verify({ hash: account.password, password: present }))
  ) {
    await countGuess({ action: 'guess.password', staffId, network: change.network })
    return refused('wrong')
  }
  await giveBack([key])
  const hash = await password.hash(next)
  await inTransaction(async (tx) => {
    await tx.staffAccount.updateMany({ where: { id: account.id }, data: { password: hash } })
    await endSessionsOf(staffId, sessionId, tx)
    await recordAudit(
      {
        actor: staffId,
        action: 'account.secure',
        subject: staffId,
        outcome: 'done',
        detail: { what: 'password' },
      },
      tx,
    )
  })
  return ok('changed')
}
