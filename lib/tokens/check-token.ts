import { auditTried } from '#lib/audit/audit-tried.ts'
import { db } from '#lib/db/client.ts'
import { settleToken } from './settle-token.ts'

/** `silent`: Smartpay did not answer, and nothing was changed. */
type Looked = 'looked' | 'silent' | 'unknown-token'

/** Somebody of the staff asks Smartpay for a token's state: everything moves to it, as when the sweep looks. */
export async function checkToken(tokenId: string, staffId: string): Promise<Looked> {
  if ((await db().token.count({ where: { id: tokenId } })) === 0) return 'unknown-token'
  return auditTried<Looked>(
    { actor: staffId, action: 'token.look', subject: tokenId },
    async () => ((await settleToken(tokenId, 'staff')).ok ? 'looked' : 'silent'),
    (found) => ({ outcome: found === 'looked' ? 'done' : 'unknown' }),
  )
}
