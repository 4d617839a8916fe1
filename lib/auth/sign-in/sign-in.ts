import { APIError } from 'better-auth/api'
import { AppError } from '#lib/app-error.ts'
import { staffAuth } from '#lib/auth/staff-auth.ts'
import { emailIdentity } from '#lib/customers/fields/email.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { giveBack, withinLimits } from '#lib/db/rate-limit.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { challengedStaff } from './challenged-staff.ts'
import { endEnrolment } from './enrolment.ts'
import { countGuess } from './guesses.ts'
import { markFactor } from './mark-factor.ts'
import { endSession } from './sessions.ts'
import { spendCode } from './spend-code.ts'
import { budgetOf, type Caller, returnTry, takeTry } from './tries.ts'

/**
 * The first of two steps. Unknown people and wrong passwords get the same answer after the same work; what is
 * wrong is limited (tries.ts) and counted. A session that the browser had ends: the new one takes its place.
 * `enrol`: somebody who has no second factor yet.
 */
export async function signInWithPassword(
  typed: { email: string; password: string },
  caller: Caller,
): Promise<Result<'code' | 'enrol', 'wrong' | 'too-many'>> {
  const { headers, network } = caller
  const email = emailIdentity(typed.email)
  const budget = budgetOf(email, caller)
  const staff = await db().staff.findUnique({ where: { email }, select: { id: true } })
  const guess = { staffId: staff?.id ?? null, network }
  if (!(await takeTry(budget))) {
    await countGuess({ ...guess, action: 'guess.too-many' })
    return refused('too-many')
  }
  const before = await staffAuth().api.getSession({ headers, query: { disableRefresh: true } })
  const answer = await orApiError(
    staffAuth().api.signInEmail({
      body: { email, password: typed.password, rememberMe: false },
      headers,
    }),
  )
  if (answer === null) {
    await countGuess({ ...guess, action: 'guess.password' })
    return refused('wrong')
  }
  await returnTry(budget)
  if (before) await endSession(before.session.id, before.user.id)
  return ok('twoFactorRedirect' in answer && answer.twoFactorRedirect ? 'code' : 'enrol')
}

type CodeRefusal = 'wrong' | 'used' | 'too-many'

type Session = { staffId: string; sessionId: string }

type Showing = {
  headers: Headers
  network: string | null
  /** Of who is signed in already, with a password alone or with an older factor. */
  session: Session | null
}

/**
 * The second step, the enrolment and the fresh factor: a code of the authenticator, or a recovery code.
 * A code works once; a wrong one is counted, by better-auth too (five a sign-in, ten an account).
 */
export async function showFactor(
  code: string,
  showing: Showing,
): Promise<Result<'shown', CodeRefusal>> {
  const { headers, network, session } = showing
  const staffId = session?.staffId ?? (await challengedStaff(headers))
  const key = `staff-factor ${session?.staffId}`
  // better-auth counts wrong codes only until somebody is signed in.
  if (session !== null && !(await withinLimits([{ key, most: 20 }]))) {
    await countGuess({ action: 'guess.too-many', staffId, network })
    return refused('too-many')
  }
  const shown = await tryCode(code, showing)
  if (shown.ok && session !== null) await giveBack([key])
  if (!shown.ok) await countGuess({ action: 'guess.code', staffId, network })
  return shown
}

async function tryCode(code: string, showing: Showing): Promise<Result<'shown', CodeRefusal>> {
  const { headers, network, session } = showing
  const digits = code.normalize('NFKC').replace(/[\s-]/g, '')
  const isOneTime = /^\d{6}$/.test(digits)
  const enrolled = session && (await endEnrolment(session, digits, showing))
  if (enrolled) return enrolled
  const shown = await orApiError(
    isOneTime
      ? staffAuth().api.verifyTOTP({ body: { code: digits }, headers })
      : staffAuth().api.verifyBackupCode({ body: { code: code.trim() }, headers }),
  )
  if (shown === null) return refused('wrong')
  const { token, user } = shown
  if (!token) throw new AppError('A factor was shown without a session', { staffId: user.id })
  if (isOneTime && !(await spendCode(user.id, digits))) {
    if (session === null) await db().staffSession.deleteMany({ where: { token } })
    return refused('used')
  }
  const { id } = await db().staffSession.findUniqueOrThrow({
    where: { token },
    select: { id: true },
  })
  const action = session === null ? 'sign-in' : 'factor.show'
  const what = isOneTime ? 'code' : 'recovery-code'
  const marked = { staffId: user.id, sessionId: id, action, what, headers, network } as const
  return inTransaction((tx) => markFactor(marked, tx))
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
