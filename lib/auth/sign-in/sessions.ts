import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'

const sessionSchema = z.object({
  id: z.string(),
  createdAt: z.date(),
  seenAt: z.date().nullable(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
})
export type StaffSessionRow = z.output<typeof sessionSchema>

/** Where somebody is signed in, the newest first. */
export async function listSessions(staffId: string): Promise<StaffSessionRow[]> {
  return rows(db(), sessionSchema)`
    select id, created_at as "createdAt", seen_at as "seenAt", ip_address as "ipAddress",
      user_agent as "userAgent"
    from staff_sessions where user_id = ${staffId} and expires_at > now() order by created_at desc limit 50`
}

/** Ends one session of somebody; the next request with its cookie is led to the sign-in. */
export async function endSession(
  sessionId: string,
  staffId: string,
  tx: Pick<Prisma.TransactionClient, 'staffSession'> = db(),
): Promise<boolean> {
  const { count } = await tx.staffSession.deleteMany({
    where: { id: sessionId, userId: staffId },
  })
  return count === 1
}

/**
 * After a change of role, password or factor everybody signs in again, also who has shown the password
 * and not yet the code; `except` keeps the session that asked.
 */
export async function endSessionsOf(
  staffId: string,
  except = '',
  tx: Pick<Prisma.TransactionClient, 'staffSession' | 'staffVerification'> = db(),
): Promise<void> {
  await tx.staffSession.deleteMany({ where: { userId: staffId, id: { not: except } } })
  await tx.staffVerification.deleteMany({ where: { value: staffId } })
}

/** How exact "last seen" is: a page more within this time writes nothing. */
export const seenEveryMs = 5 * 60_000

/** Somebody is here, in this session. The person is locked before the session, as wherever both change. */
export async function markSeen(sessionId: string): Promise<void> {
  await db().$executeRaw`
    with person as (
      update staff set seen_at = now() where id = (select user_id from staff_sessions where id = ${sessionId})
      returning id)
    update staff_sessions set seen_at = now() from person where staff_sessions.id = ${sessionId}`
}
