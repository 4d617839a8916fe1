import { AppError } from '#lib/app-error.ts'
import type { Details } from '#lib/customers/details.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { Claim } from '#lib/signups/confirm/claim-signup.ts'
import { getSignupState } from '#lib/signups/get-signup-state.ts'
import { createTokenSession } from '#lib/smartpay/checkout-sessions.ts'
import { isFinalForKey, type SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SubmitFailure } from '#lib/states/signup.ts'
import { adoptKey } from '#lib/tokens/adopt-key.ts'
import { checkoutAddress } from './checkout-address.ts'
import { releaseClaim, replaceSignup } from './record-failure.ts'
import { recordSession } from './record-session.ts'
import { sessionRequestFor } from './session-request.ts'

/** What the call tells of the signup; the rest is in its claim. */
type Sent = { id: string; details: Details | null; plan: { slug: string } }

/** Asks Smartpay for the session of a claimed signup and records what it answered. */
export async function sendSignup(
  signup: Sent,
  claim: Claim,
): Promise<Result<{ checkoutUrl: string }, SubmitFailure>> {
  const answer = await createTokenSession(requestOf(signup, claim), claim.idempotencyKey)
  if (!answer.ok) return fail(signup, claim, judgeFailure(answer.reason), answer.reason)
  // Any right key gets a session, also another account's, and the shop's may have changed during the call: nobody
  // is sent to what this shop would never hear of.
  if (!(await adoptKey())) return fail(signup, claim, 'unavailable')
  const allowed = { origin: env().smartpay.checkoutOrigin, localRun: env().localRun }
  const url = checkoutAddress(answer.value.url, allowed)
  if (url === null) return fail(signup, claim, 'untrusted-address')
  // Not recorded: another sender of the same key was first, or the row ended while we waited. Only the
  // address of a session that this shop knows is handed on.
  const recorded = await recordSession(signup.id, { ...answer.value, url })
  return recorded || (await isKnown(signup.id, url))
    ? ok({ checkoutUrl: url })
    : refused('unavailable')
}

async function isKnown(signupId: string, url: string): Promise<boolean> {
  const now = await getSignupState(signupId)
  return now?.status === 'redirected' && now.checkoutUrl === url
}

function requestOf(signup: Sent, claim: Claim) {
  if (!signup.details)
    throw new AppError('The signup was claimed without details', { signupId: signup.id })
  return sessionRequestFor({
    signupId: signup.id,
    locale: claim.locale,
    details: signup.details,
    customer: { reference: claim.customerReference, accountAgeDays: claim.accountAgeDays },
    planSlug: signup.plan.slug,
    appUrl: env().appUrl,
  })
}

/** What is final for the key ends the row: a session that nobody saw charges nobody. Anything else may pass with it. */
function judgeFailure(failure: SmartpayFailure): SubmitFailure {
  if (isFinalForKey(failure)) return 'refused'
  return failure.kind === 'rate-limited' ? 'busy' : 'unavailable'
}

async function fail(
  { id }: Sent,
  claim: Claim,
  failure: SubmitFailure,
  cause?: SmartpayFailure,
): Promise<Result<never, SubmitFailure>> {
  log('warn', 'checkout session failed', {
    signupId: id,
    kind: cause?.kind ?? failure,
    status: cause?.status,
    code: cause?.errorCode,
  })
  const ended = { failure, unknown: cause?.moneyMoved !== 'no' }
  if (failure === 'refused' || failure === 'untrusted-address')
    await replaceSignup(id, claim.claimNumber, ended)
  else await releaseClaim(id, claim.claimNumber, ended)
  return refused(failure)
}
