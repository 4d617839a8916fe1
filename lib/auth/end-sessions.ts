import { recordAudit } from '#lib/audit/record-audit.ts'
import { endSession, endSessionsOf } from './sessions.ts'

/** False: it has ended already, or it is somebody else's. */
export async function endOwnSession(sessionId: string, staffId: string): Promise<boolean> {
  const ended = await endSession(sessionId, staffId)
  await recordAudit({
    actor: staffId,
    action: 'account',
    subject: staffId,
    outcome: ended ? 'done' : 'refused',
    detail: { what: 'end-session' },
  })
  return ended
}

/** All but the one that asks. */
export async function endOwnSessions(staffId: string, except: string): Promise<void> {
  await endSessionsOf(staffId, except)
  await recordAudit({
    actor: staffId,
    action: 'account',
    subject: staffId,
    outcome: 'done',
    detail: { what: 'end-sessions' },
  })
}
