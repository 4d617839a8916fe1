'use server'

import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { compareNow, compareOn } from '#lib/jobs/compare-now.ts'
import { drain } from '#lib/jobs/drain.ts'
import type { JobResult } from '#lib/jobs/job.ts'
import { paths } from '#lib/paths.ts'
import { fixDrift } from '#lib/tokens/reconcile/fix-drift.ts'
import type { reconcileWords } from './messages.ts'

type Code = keyof (typeof reconcileWords)['ja']['flash']

/** Asks Smartpay for all its tokens, now, and keeps what differs. */
export async function compareAction(): Promise<void> {
  const staff = await requireStaff('drift.mend')
  const result = await attempt(() => compareNow(staff.id))
  if (result !== 'error' && result.status === 'done' && !result.complete) after(compareOn)
  return redirectWithFlash<Code>(paths.admin.reconcile, flashOf(result))
}

/** Where somebody else is at it, the end comes by itself too. */
function flashOf(result: JobResult | 'error') {
  if (result === 'error') return result
  if (result.status === 'failed') return 'compare-failed'
  return result.status === 'done' && result.complete ? 'compared' : 'comparing'
}

/** The one action of one line. */
export async function fixAction(form: FormData): Promise<void> {
  const drift = (formText(form, ['drift']).drift ?? '').slice(0, 60)
  const staff = await requireStaff('drift.mend', drift)
  const code = await attempt(() => fixDrift(drift, staff.id))
  after(drain)
  return redirectWithFlash<Code>(paths.admin.reconcile, code)
}
