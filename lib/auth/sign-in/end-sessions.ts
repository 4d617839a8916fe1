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

/** Somebody signs out: the session ends in the database, so a copied cookie is worth nothing. */
export async function signOut(sessionId: string, staffId: string): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await endSession(sessionId, staffId, tx))) return
    const entry = { actor: staffId, action: 'sign-out', subject: staffId, outcome: 'done' } as const
    await recordAudit(entry, tx)
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
