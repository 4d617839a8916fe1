import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { withinLimits } from '#lib/signups/limit.ts'
import { staffPasswordLength } from './password.ts'
import { endSessionsOf } from './sessions.ts'
import { staffAuth } from './staff-auth.ts'

export type PasswordRefusal = 'wrong' | 'too-many' | 'short-password' | 'long-password'

/** Needs the present one; every other session ends. */
export async function changePassword(change: {
  staffId: string
  sessionId: string
  present: string
  next: string
}): Promise<Result<'changed', PasswordRefusal>> {
  const { staffId, sessionId, present, next } = change
  if (next.length < staffPasswordLength.min) return refused('short-password')
  if (next.length > staffPasswordLength.max) return refused('long-password')
  if (!(await withinLimits([{ key: `staff-password ${staffId}`, most: 10 }])))
    return refused('too-many')
  const { password } = await staffAuth().$context
  const account = await db().staffAccount.findFirst({
    where: { userId: staffId, providerId: 'credential' },
    select: { id: true, password: true },
  })
  if (!account?.password || !(await password.verify({ hash: account.password, password: present })))
    return refused('wrong')
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
