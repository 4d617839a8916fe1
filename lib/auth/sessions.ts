import { db } from '#lib/db/client.ts'

export type StaffSessionRow = {
  id: string
  createdAt: Date
  updatedAt: Date
  ipAddress: string | null
  userAgent: string | null
}

/** Where somebody is signed in, the newest first. */
export async function listSessions(staffId: string): Promise<StaffSessionRow[]> {
  return db().staffSession.findMany({
    where: { userId: staffId },
    select: { id: true, createdAt: true, updatedAt: true, ipAddress: true, userAgent: true },
    orderBy: { updatedAt: 'desc' },
    take: 50,
  })
}

/** Ends one session of somebody; the next request with its cookie stands before the door. */
export async function endSession(sessionId: string, staffId: string): Promise<void> {
  await db().staffSession.deleteMany({ where: { id: sessionId, userId: staffId } })
}

/** After a change of role or password everybody signs in again; `except` keeps the session that asked. */
export async function endSessionsOf(staffId: string, except = ''): Promise<void> {
  await db().staffSession.deleteMany({ where: { userId: staffId, id: { not: except } } })
}
