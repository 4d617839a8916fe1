'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt } from '#app/_request/attempt.ts'
import { ensureBrowser, readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { dropSavedForm, saveForm } from '#app/_request/saved-form.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { withAddress } from '#lib/signups/address-choice.ts'
import { keepable, type Typed, typedFields } from '#lib/signups/draft.ts'
import { saveDraft } from '#lib/signups/save-draft.ts'
import { unseenDoubts } from '#lib/signups/seen-doubts.ts'

/** Keeps what was typed; goes on to the confirmation when all of it is right, else back to the form. */
export async function subscribeAction(form: FormData): Promise<void> {
  const browserHash = await ensureBrowser()
  const {
    locale: asked,
    plan = '',
    lookUp,
    ...typed
  } = formText(form, [...typedFields, 'seen', 'locale', 'plan', 'lookUp'])
  const locale = isLocale(asked) ? asked : 'ja'
  const kept = lookUp === undefined ? keepAll(typed) : withAddress(keepAll(typed), lookUp)
  const address = await readNetwork()
  const saved = await attempt(() =>
    saveDraft({ slug: plan, browserHash, address, locale, typed: kept }),
  )
  refresh()
  const problem = saved === 'error' ? saved : saved.ok ? null : saved.reason
  if (saved === 'error' || problem === 'too-many') {
    await saveForm(plan, kept)
    redirect(`${paths.subscribe(locale, plan)}?problem=${problem}`)
  }
  await dropSavedForm()
  if (!saved.ok && saved.reason === 'unknown-plan') redirect(paths.catalogue(locale))
  if (lookUp !== undefined) redirect(`${paths.subscribe(locale, plan)}?look=up`)
  if (!saved.ok) redirect(`${paths.subscribe(locale, plan)}?problem=${saved.reason}`)
  if (!saved.value.complete) redirect(`${paths.subscribe(locale, plan)}?check=1`)
  if (unseenDoubts(kept).length > 0) redirect(`${paths.subscribe(locale, plan)}?check=address`)
  redirect(paths.confirm(locale, saved.value.signupId))
}

function keepAll(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, keepable(text ?? '')]),
  )
}
