'use server'

import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import { compareNow } from '#lib/tokens/compare-now.ts'
import { mendDrift } from '#lib/tokens/mend-drift.ts'

/** Asks Smartpay for all its tokens, now, and keeps what differs. */
export async function compareAction(): Promise<void> {
  const staff = await requireStaff('drift.mend')
  const kept = await attempt(() => compareNow(staff.id))
  const told = kept === 'trouble' ? kept : 'failed' in kept ? 'compare-failed' : 'compared'
  return redirectWithFlash(paths.admin.reconcile, told)
}

/** The one action of one line. */
export async function mendAction(form: FormData): Promise<void> {
  const drift = (formText(form, ['drift']).drift ?? '').slice(0, 60)
  const staff = await requireStaff('drift.mend', drift)
  const told = await attempt(() => mendDrift(drift, staff.id))
  after(drain)
  return redirectWithFlash(paths.admin.reconcile, told)
}
