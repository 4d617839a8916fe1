import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { endSession, endSessionsOf } from './sessions.ts'

/** False: it has ended already, or it is somebody else's. */
export async function endOwnSession(sessionId: string, staffId: string): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const ended = await endSession(sessionId, staffId, tx)
    await recordAudit(
      {
        actor: staffId,
        action: 'account',
        subject: staffId,
        outcome: ended ? 'done' : 'refused',
        detail: { what: 'end-session' },
      },
      tx,
    )
    return ended
  })
}

/** All but the one that asks. */
export async function endOwnSessions(staffId: string, except: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await endSessionsOf(staffId, except, tx)
    await recordAudit(
      {
        actor: staffId,
        action: 'account',
        subject: staffId,
        outcome: 'done',
        detail: { what: 'end-sessions' },
      },
      tx,
    )
  })
}
