'use server'

import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { sendPasswordReset } from '#lib/auth/password/ask-password-reset.ts'
import { resetFactor } from '#lib/auth/sign-in/reset-factor.ts'
import { paths } from '#lib/paths.ts'
import type { StaffCode } from './messages.ts'

const path = paths.admin.staff

/** Somebody else lost the authenticator. */
export async function resetAction(form: FormData): Promise<void> {
  const { staff: staffId = '' } = formText(form, ['staff'])
  return staffAction<StaffCode>({ needs: 'staff.manage', about: staffId, path }, async (by) => {
    const reset = await resetFactor({ staffId, by: by.id })
    return reset.ok ? 'reset' : reset.reason
  })
}

/** Somebody else forgot the password: the link goes to them. */
export async function sendResetAction(form: FormData): Promise<void> {
  const { staff: staffId = '' } = formText(form, ['staff'])
  return staffAction<StaffCode>(
    { needs: 'staff.manage', about: staffId, path, drains: true },
    async (by) => sendPasswordReset({ staffId, by: by.id, mailIn: await readAdminLocale() }),
  )
}
