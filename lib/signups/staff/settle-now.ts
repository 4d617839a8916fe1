import { auditTried } from '#lib/audit/audit-tried.ts'
import { db } from '#lib/db/client.ts'
import { resumeSignup } from '#lib/signups/resume-signup.ts'
import type { SignupStatus } from '#lib/states/signup.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'

/** What a look at Smartpay found. `unheard`: it did not answer. `nothing`: there is nothing to ask it. */
type SettledNow = 'completed' | 'waiting' | 'declined' | 'unheard' | 'nothing' | 'unknown-signup'

/**
 * Staff does not wait for the sweep: what it would do for this signup is done now. Safe at any time and
 * any number of times, since page, webhook and sweep do the same.
 */
export async function settleNow(signupId: string, staffId: string): Promise<SettledNow> {
  const before = await standing(signupId)
  if (!before) return 'unknown-signup'
  return auditTried(
    { actor: staffId, action: 'signup.settle', subject: signupId },
    () => look(signupId, before),
    (found) => ({
      outcome: found === 'nothing' ? 'refused' : found === 'unheard' ? 'unknown' : 'done',
      detail: { found },
    }),
  )
}

type Standing = { status: SignupStatus; token: { id: string } | null }

async function standing(id: string): Promise<Standing | null> {
  return db().signup.findUnique({
    where: { id },
    select: { status: true, token: { select: { id: true } } },
  })
}

async function look(signupId: string, { status, token }: Standing): Promise<SettledNow> {
  if (status === 'submitting') await resumeSignup(signupId)
  else if (token && status !== 'draft') {
    const settled = await settleToken(token.id, 'staff')
    if (!settled.ok) return 'unheard'
  } else return 'nothing'
  const now = await standing(signupId)
  return now ? meaningOf(now.status) : 'unknown-signup'
}

function meaningOf(status: SignupStatus): SettledNow {
  if (status === 'completed') return 'completed'
  if (status === 'rejected') return 'declined'
  return status === 'redirected' ? 'waiting' : 'unheard'
}
