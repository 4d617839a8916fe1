'use server'

import type { Route } from 'next'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { readBrowser, readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import { confirmSignup } from '#lib/signups/confirm-signup.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'

/** After these the row may have ended, and a new one with everything typed taken over. */
const mayBeReplaced = new Set(['refused', 'untrusted-address', 'unavailable'])

/** The final confirmation: one signup, one session at Smartpay, and off to its checkout. */
export async function confirmAction(form: FormData): Promise<void> {
  const browserHash = await readBrowser()
  const input = formText(form, ['locale', 'signup', 'contract', 'draft', 'agree', 'again'])
  const locale = isLocale(input.locale) ? input.locale : 'ja'
  const signupId = input.signup ?? ''
  const address = await readNetwork()
  const result = await attempt(() =>
    confirmSignup({
      signupId,
      browserHash,
      address,
      locale,
      shownHash: input.contract ?? '',
      shownDraft: Number(input.draft),
      agreed: input.agree === 'yes',
      again: input.again === 'yes',
    }),
  )
  if (result === 'error') redirect(`${paths.confirm(locale, signupId)}?problem=error`)
  // Another site: the address was checked against the configured checkout before it was stored.
  if (result.ok && result.value.checkoutUrl !== null) redirect(result.value.checkoutUrl as Route)
  refresh()
  if (result.ok) {
    after(drain)
    redirect(paths.success(locale, signupId))
  }
  if (result.reason === 'completed') redirect(paths.success(locale, signupId))
  const next =
    mayBeReplaced.has(result.reason) && browserHash
      ? await attempt(() => retrySignup(signupId, browserHash))
      : null
  const signup = next === null || next === 'error' ? signupId : next
  redirect(`${paths.confirm(locale, signup)}?problem=${result.reason}`)
}
