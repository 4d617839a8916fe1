'use server'

import { redirect } from 'next/navigation'
import { readBrowser } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'

/** A new attempt with the same details, from its own final confirmation. */
export async function retryAction(form: FormData): Promise<void> {
  const browserHash = await readBrowser()
  const input = formText(form, ['locale', 'signup'])
  const locale = isLocale(input.locale) ? input.locale : 'ja'
  const retry = browserHash ? await retrySignup(input.signup ?? '', browserHash) : null
  redirect(retry ? paths.confirm(locale, retry) : paths.cancel(locale, input.signup ?? ''))
}
