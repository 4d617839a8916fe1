import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { nextCheckInMs } from '#lib/signups/follow-up.ts'
import { isOfTestMode, type TokenSession } from '#lib/smartpay/schemas.ts'
import { historyOf } from '#lib/states/history.ts'
import { sealTokenId } from '#lib/tokens/token-secret.ts'

/**
 * The outcome, in one statement: the session, its token and the move to `redirected`. Whoever sent the
 * key got the same session, so a second record changes nothing and answers false.
 */
export async function recordSession(signupId: string, session: TokenSession): Promise<boolean> {
  const tokenId = newId('tok')
  const secret = sealTokenId(tokenId, session.token.id)
  const test = isOfTestMode(session.id)
  const made = { rows: Prisma.sql`moved`, code: 'session-created', actor: 'smartpay' } as const
  const changed = await db().$executeRaw`
    with moved as (
      update signups set status = 'redirected', redirected_at = teiki_now(), claimed_until = null,
        failure = null, check_count = 0, updated_at = teiki_now(),
        next_check_at = teiki_now() + make_interval(secs => ${(nextCheckInMs(0, 0) ?? 0) / 1000})
      where id = ${signupId} and status = 'submitting' returning id
    ), session as (
      insert into checkout_sessions (id, test, signup_id, url, created_at)
      select ${session.id}, ${test}, id, ${session.url}, teiki_now() from moved
    ), token as (
      insert into tokens (id, sealed_id, id_hash, id_last4, test, signup_id, created_at)
      select ${tokenId}, ${secret.sealedId}, ${secret.idHash}, ${secret.idLast4}, ${test}, id, teiki_now() from moved
    ), token_told as (
      ${historyOf('token', { ...made, id: Prisma.sql`${tokenId}`, from: null, to: 'requires_authorization' })}
    )
    ${historyOf('signup', { ...made, from: 'submitting', to: 'redirected' })}`
  return changed === 1
}
