import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import type { SubmitFailure } from '#lib/states/signup.ts'
import { claimSignup } from './claim-signup.ts'
import { mayResend } from './follow-up.ts'
import { readSignup } from './queries.ts'
import { forgottenEnd, replaceSignup } from './record-failure.ts'
import { sendSignup } from './send-signup.ts'

/**
 * Repeats the call of a submit whose outcome nobody recorded, with the same key and the same bytes:
 * Smartpay answers the session it made, or makes it now. Once it may have forgotten the key, the row
 * ends instead; nobody ever saw the address of a session it may have made. `silent`: Smartpay did not answer.
 */
export async function resumeSignup(signupId: string): Promise<'silent' | 'answered'> {
  if (!(await mayAskSmartpay()).ok) return 'silent'
  const signup = await readSignup(signupId)
  if (signup?.status !== 'submitting' || !signup.firstSentAt) return 'answered'
  if (!mayResend(signup.firstSentAt.getTime(), signup.shop.now.epochMilliseconds)) {
    await replaceSignup(signup.id, signup.claimNumber, forgottenEnd)
    return 'answered'
  }
  const claim = await claimSignup(signup, null)
  const sent = claim && (await sendSignup(signup, claim))
  return sent && !sent.ok && silences.includes(sent.reason) ? 'silent' : 'answered'
}

const silences: SubmitFailure[] = ['busy', 'unavailable']
