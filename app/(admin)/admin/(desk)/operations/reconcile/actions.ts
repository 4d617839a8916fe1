'use server'

import { after } from 'next/server'
import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { compareNow, compareOn } from '#lib/jobs/compare-now.ts'
import { paths } from '#lib/paths.ts'
import { fixDrift } from '#lib/tokens/reconcile/fix-drift.ts'
import type { ReconcileCode } from './messages.ts'

const frame = { needs: 'drift.mend', path: paths.admin.reconcile } as const

/** Asks Smartpay for all its tokens, now, and keeps what differs. Where somebody else is at it, the end comes too. */
export async function compareAction(): Promise<void> {
  return staffAction<ReconcileCode>(frame, async (staff) => {
    const result = await compareNow(staff.id)
    if (result.status === 'failed') return 'compare-failed'
    if (result.status === 'done' && result.complete) return 'compared'
    if (result.status === 'done') after(compareOn)
    return 'comparing'
  })
}

/** The one action of one line. */
export async function fixAction(form: FormData): Promise<void> {
  const drift = (formText(form, ['drift']).drift ?? '').slice(0, 60)
  return staffAction<ReconcileCode>({ ...frame, about: drift, drains: true }, (staff) =>
    fixDrift(drift, staff.id),
  )
}
