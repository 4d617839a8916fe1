'use server'

import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { changePassword } from '#lib/auth/password/change-password.ts'
import { paths } from '#lib/paths.ts'
import type { AccountCode } from './messages.ts'

/** Passwords are never kept and never in an address. */
export async function changePasswordAction(form: FormData): Promise<void> {
  const input = formText(form, ['present', 'next'])
  const path = paths.admin.account
  return staffAction<AccountCode>(
    { needs: 'account.secure', path, drains: true },
    async ({ id: staffId, sessionId }) => {
      const present = (input.present ?? '').slice(0, 200)
      const next = (input.next ?? '').slice(0, 200)
      const caller = { network: await readNetwork(), mailIn: await readAdminLocale() }
      const changed = await changePassword({ staffId, sessionId, present, next, ...caller })
      return changed.ok ? 'password-changed' : { code: changed.reason, at: `${path}?do=password` }
    },
  )
}
