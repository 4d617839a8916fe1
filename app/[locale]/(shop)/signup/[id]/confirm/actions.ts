'use server'

import { refresh } from 'next/cache'
import { drainAfterAnswer } from '#app/_request/after-answer.ts'
import { attempt } from '#app/_request/attempt.ts'
import { goTo } from '#app/_request/go-to.ts'
import { paths } from '#lib/paths.ts'
import { confirmSignup } from '#lib/signups/confirm/confirm-signup.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { readConfirm } from './read-confirm.ts'

/** After these the row may have ended, and a new one with everything typed taken over. */
const mayBeReplaced = new Set(['refused', 'untrusted-address', 'unavailable'])

/** The final confirmation: one signup, one session at Smartpay, and off to its checkout. */
export async function confirmAction(form: FormData): Promise<void> {
  const confirmation = await readConfirm(form)
  const { signupId, browserHash, locale } = confirmation
  const result = await attempt(() => confirmSignup(confirmation))
  if (result === 'error') goTo(`${paths.confirm(locale, signupId)}?problem=error`)
  // Another site: the address was checked against the configured checkout before it was stored.
  if (result.ok && result.value.checkoutUrl !== null) goTo(result.value.checkoutUrl)
  refresh()
  if (result.ok) {
    drainAfterAnswer()
    goTo(paths.success(locale, signupId))
  }
  if (result.reason === 'completed') goTo(paths.success(locale, signupId))
  const next =
    mayBeReplaced.has(result.reason) && browserHash
      ? await attempt(() => retrySignup(signupId, browserHash))
      : null
  const signup = next === null || next === 'error' ? signupId : next
  goTo(`${paths.confirm(locale, signup)}?problem=${result.reason}`)
}
