'use server'

import { redirect } from 'next/navigation'
import { attempt } from '#app/_request/attempt.ts'
import { readBrowser } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'

/** A new attempt with the same details, paid as asked, from its own final confirmation. */
export async function retryAction(form: FormData): Promise<void> {
  const browserHash = await readBrowser()
  const input = formText(form, ['locale', 'signup', 'paymentMethod'])
  const locale = isLocale(input.locale) ? input.locale : 'ja'
  const old = input.signup ?? ''
  const paymentMethod = paymentMethods.find((one) => one === input.paymentMethod) ?? 'smartpay'
  const retry = browserHash
    ? await attempt(() => retrySignup(old, browserHash, paymentMethod), { signupId: old })
    : null
  if (retry === 'error') redirect(paths.cancel(locale, old))
  redirect(retry ? paths.confirm(locale, retry) : paths.cancel(locale, old))
}
