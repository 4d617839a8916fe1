'use server'

import { flashAction } from '#app/_request/flash-action.ts'
import { rememberStaff } from '#app/_request/known-browser.ts'
import { getPasswordReset } from '#lib/auth/password/get-password-reset.ts'
import { resetPassword } from '#lib/auth/password/reset-password.ts'
import { paths } from '#lib/paths.ts'
import type { ResetCode } from '../messages.ts'
import { readFields } from '../read-fields.ts'

/** The button under the link of the mail; only it uses the link up. */
export async function resetPasswordAction(form: FormData): Promise<void> {
  const { link, password } = readFields(form)
  return flashAction<ResetCode>({ path: paths.admin.reset(link), drains: true }, async () => {
    const open = await getPasswordReset(link)
    const reset = await resetPassword(link, password)
    if (!reset.ok) return reset
    // Whoever reads the account's mail is no stranger to it: what strangers guess keeps them from signing in no more.
    if (open) await rememberStaff(open.staffId)
    return { code: `password-${reset.value}`, at: paths.admin.signIn(paths.admin.overview) }
  })
}
