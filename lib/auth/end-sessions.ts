import { recordAudit } from '#lib/audit/record-audit.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { endSession, endSessionsOf } from './sessions.ts'

/** False: it has ended already, or it is somebody else's. */
export async function endOwnSession(sessionId: string, staffId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
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
  await inTransaction(async (tx) => {
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
