import { claimAgain } from '#lib/signups/confirm/claim-signup.ts'
import { getUnfinishedSend } from '#lib/signups/send/get-unfinished-send.ts'
import { forgottenEnd, replaceSignup } from '#lib/signups/send/record-failure.ts'
import { sendSignup } from '#lib/signups/send/send-signup.ts'
import { mayResend } from '#lib/smartpay/resend-window.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import type { SubmitFailure } from '#lib/states/signup.ts'

/**
 * Repeats the call of a submit whose outcome nobody recorded, with the same key and the same bytes:
 * Smartpay answers the session it made, or makes it now. Once it may have forgotten the key, the row
 * ends instead; nobody ever saw the address of a session it may have made. `silent`: Smartpay did not answer.
 */
export async function resumeSignup(signupId: string): Promise<'silent' | 'answered'> {
  if (!(await mayAskSmartpay()).ok) return 'silent'
  const send = await getUnfinishedSend(signupId)
  if (!send) return 'answered'
  if (!mayResend(send.firstSentAt.getTime(), send.now.getTime())) {
    await replaceSignup(send.id, send.claimNumber, forgottenEnd)
    return 'answered'
  }
  const claim = await claimAgain(send)
  const sent = claim && (await sendSignup(send, claim))
  return sent && !sent.ok && silences.includes(sent.reason) ? 'silent' : 'answered'
}

const silences: SubmitFailure[] = ['busy', 'unavailable']
