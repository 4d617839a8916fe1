'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { readBrowser } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import { useSpare as payBySpare } from '#lib/signups/use-spare.ts'

/** Pays a subscription that is paid by hand with the agreement that was kept as a spare. */
export async function useSpareAction(form: FormData): Promise<void> {
  const browserHash = await readBrowser()
  const input = formText(form, ['locale', 'signup', 'terms'])
  const locale = isLocale(input.locale) ? input.locale : 'ja'
  const { signup: signupId = '', terms: shownHash = '' } = input
  const result = await attempt(() => payBySpare({ signupId, browserHash, locale, shownHash }), {
    signupId,
  })
  after(drain)
  refresh()
  const success = paths.success(locale, signupId)
  if (result !== 'error' && !result.ok && result.reason === 'contract-changed')
    redirect(`${success}&problem=${result.reason}`)
  redirect(success)
}
