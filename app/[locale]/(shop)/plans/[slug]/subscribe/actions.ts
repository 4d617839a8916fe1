'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { ensureBrowser, readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { keepable, type Typed, typedFields } from '#lib/signups/draft.ts'
import { saveDraft } from '#lib/signups/save-draft.ts'

/** Keeps what was typed; goes on to the confirmation when all of it is right, else back to the form. */
export async function subscribeAction(form: FormData): Promise<void> {
  const browserHash = await ensureBrowser()
  const { locale: asked, plan = '', ...typed } = formText(form, [...typedFields, 'locale', 'plan'])
  const locale = isLocale(asked) ? asked : 'ja'
  const saved = await saveDraft({
    slug: plan,
    browserHash,
    address: await readNetwork(),
    locale,
    typed: keepAll(typed),
  })
  refresh()
  if (!saved.ok && saved.reason === 'unknown-plan') redirect(paths.catalogue(locale))
  if (!saved.ok) redirect(`${paths.subscribe(locale, plan)}?problem=${saved.reason}`)
  redirect(
    saved.value.complete
      ? paths.confirm(locale, saved.value.signupId)
      : `${paths.subscribe(locale, plan)}?check=1`,
  )
}

function keepAll(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, keepable(text ?? '')]),
  )
}
