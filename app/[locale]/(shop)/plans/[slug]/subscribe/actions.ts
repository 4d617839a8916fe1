'use server'

import { refresh } from 'next/cache'
import { attempt } from '#app/_request/attempt.ts'
import { goTo } from '#app/_request/go-to.ts'
import { dropSavedForm, saveForm } from '#app/_request/saved-form.ts'
import { paths } from '#lib/paths.ts'
import { saveDraft } from '#lib/signups/draft/save-draft.ts'
import { unseenDoubts } from '#lib/signups/draft/seen-doubts.ts'
import { readDetails } from './read-details.ts'

/** Keeps what was typed; goes on to the confirmation when all of it is right, else back to the form. */
export async function subscribeAction(form: FormData): Promise<void> {
  const { looksUp, ...details } = await readDetails(form)
  const { slug, locale, typed } = details
  const saved = await attempt(() => saveDraft(details))
  refresh()
  const problem = saved === 'error' ? saved : saved.ok ? null : saved.reason
  const page = paths.subscribe(locale, slug)
  if (saved === 'error' || problem === 'too-many') {
    await saveForm(slug, typed)
    goTo(`${page}?problem=${problem}`)
  }
  await dropSavedForm()
  if (!saved.ok && saved.reason === 'unknown-plan') goTo(paths.catalogue(locale))
  if (looksUp) goTo(`${page}?look=up`)
  if (!saved.ok) goTo(`${page}?problem=${saved.reason}`)
  if (!saved.value.complete) goTo(`${page}?check=1`)
  if (unseenDoubts(typed).length > 0) goTo(`${page}?check=address`)
  goTo(paths.confirm(locale, saved.value.signupId))
}
