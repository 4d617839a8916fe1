import { APIError } from 'better-auth/api'
import { emailIdentity } from '#lib/customers/email.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { withinLimits } from '#lib/signups/limit.ts'
import { endEnrolment } from './enrolment.ts'
import { markFactor } from './mark-factor.ts'
import { spendCode } from './spend-code.ts'
import { staffAuth } from './staff-auth.ts'

type Caller = { headers: Headers; network: string | null }

/**
 * The first of two steps. Unknown people and wrong passwords get the same answer after the same work;
 * guessing is limited by mail and by network. `enrol`: somebody who has no second factor yet.
 */
export async function signInWithPassword(
  typed: { email: string; password: string },
  { headers, network }: Caller,
): Promise<Result<'code' | 'enrol', 'wrong' | 'too-many'>> {
  const email = emailIdentity(typed.email)
  const allowed = await withinLimits([
    { key: `staff-mail ${email}`, most: 10 },
    ...(network ? [{ key: `staff-network ${network}`, most: 40 }] : []),
  ])
  if (!allowed) return refused('too-many')
  const answer = await orApiError(
    staffAuth().api.signInEmail({
      body: { email, password: typed.password, rememberMe: false },
      headers,
    }),
  )
  if (answer === null) return refused('wrong')
  return ok('twoFactorRedirect' in answer && answer.twoFactorRedirect ? 'code' : 'enrol')
}

export type CodeRefusal = 'wrong' | 'used' | 'too-many'

type Session = { staffId: string; sessionId: string }

/**
 * The second step, the enrolment and the fresh factor: a code of the authenticator, or a recovery code.
 * A code works once; a wrong one is counted by better-auth (five a sign-in, ten an account).
 * @param session of who is signed in already, with a password alone or with an older factor
 */
export async function showFactor(
  code: string,
  { headers, session }: { headers: Headers; session: Session | null },
): Promise<Result<'shown', CodeRefusal>> {
  const digits = code.normalize('NFKC').replace(/[\s-]/g, '')
  const isOneTime = /^\d{6}$/.test(digits)
  if (session !== null) {
    // better-auth counts wrong codes only until somebody is signed in.
    const key = `staff-factor ${session.staffId}`
    if (!(await withinLimits([{ key, most: 20 }]))) return refused('too-many')
    const enrolled = await endEnrolment(session, digits)
    if (enrolled) return enrolled
  }
  const shown = await orApiError(
    isOneTime
      ? staffAuth().api.verifyTOTP({ body: { code: digits }, headers })
      : staffAuth().api.verifyBackupCode({ body: { code: code.trim() }, headers }),
  )
  if (shown === null) return refused('wrong')
  const { token, user } = shown
  if (!token) throw new Error(`Staff ${user.id} has shown a factor without a session`)
  if (isOneTime && !(await spendCode(user.id, digits))) {
    if (session === null) await db().staffSession.deleteMany({ where: { token } })
    return refused('used')
  }
  const { id } = await db().staffSession.findUniqueOrThrow({
    where: { token },
    select: { id: true },
  })
  return inTransaction((tx) => markFactor({ staffId: user.id, sessionId: id }, tx))
}

/** Null for what better-auth refuses; anything else is a bug or a broken machine. */
async function orApiError<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof APIError && Number(error.statusCode) < 500) return null
    throw error
  }
}
