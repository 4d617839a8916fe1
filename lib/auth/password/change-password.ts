import { recordAudit } from '#lib/audit/record-audit.ts'
import { countGuess } from '#lib/auth/sign-in/guesses.ts'
import { endSessionsOf } from '#lib/auth/sign-in/sessions.ts'
import { emailOfStaff } from '#lib/auth/staff/email-of-staff.ts'
import { staffAuth } from '#lib/auth/staff-auth.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { giveBack, withinLimits } from '#lib/db/rate-limit.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId, randomText } from '#lib/ids.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { linkHash } from './mailed-link.ts'
import { type WeakPassword, whyNotPassword } from './password.ts'

type PasswordRefusal = 'wrong' | 'too-many' | WeakPassword

/** Needs the present one; every other session ends. A mail says that it happened, and names the passkeys, which stay. */
export async function changePassword(change: {
  staffId: string
  sessionId: string
  present: string
  next: string
  network: string | null
  mailIn: Locale
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
    await queueEmail(tx, 'staff-password-changed', await keepChange(tx, staffId, change.mailIn))
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

/** What the mail is about: a row as a used link leaves it. Of its own link nobody ever knows. */
async function keepChange(
  tx: Prisma.TransactionClient,
  staffId: string,
  mailIn: Locale,
): Promise<string> {
  const id = newId('rst')
  await tx.$executeRaw`
    insert into staff_password_resets (id, staff_id, link_hash, locale, created_at, expires_at, used_at)
    values (${id}, ${staffId}, ${linkHash(randomText(32))}, ${mailIn}, now(), now(), now())`
  return id
}
