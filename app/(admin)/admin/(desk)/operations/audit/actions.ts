'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { searchableAudit } from './filter.ts'

/** What was typed comes by POST, so that nothing secret gets into an address. */
export async function filterAction(form: FormData): Promise<void> {
  await requireStaff('look')
  const { actor = '', subject = '' } = formText(form, ['actor', 'subject'])
  redirect(await searchableAudit({ actor: actor.slice(0, 120), subject: subject.slice(0, 120) }))
}
