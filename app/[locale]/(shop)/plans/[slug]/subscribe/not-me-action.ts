'use server'

import { redirect } from 'next/navigation'
import { forgetBrowser } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { dropSavedForm } from '#app/_request/saved-form.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'

/** Nothing that was typed in this browser is shown in it any more; what was sent goes on. */
export async function notMeAction(form: FormData): Promise<void> {
  const { locale, plan = '' } = formText(form, ['locale', 'plan'])
  await forgetBrowser()
  await dropSavedForm()
  redirect(paths.subscribe(isLocale(locale) ? locale : 'ja', plan))
}
