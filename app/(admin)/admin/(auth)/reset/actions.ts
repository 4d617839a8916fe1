'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { rememberStaff } from '#app/_request/known-browser.ts'
import { getPasswordReset } from '#lib/auth/password/get-password-reset.ts'
import { resetPassword } from '#lib/auth/password/reset-password.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import type { authWords } from '../messages.ts'

type Code = keyof (typeof authWords)['ja']['signIn']['flash']

/** The button under the link of the mail; only it uses the link up. */
export async function resetPasswordAction(form: FormData): Promise<void> {
  const input = formText(form, ['link', 'password'])
  const link = (input.link ?? '').slice(0, 100)
  const reset = await attempt(async () => {
    const open = await getPasswordReset(link)
    const done = await resetPassword(link, (input.password ?? '').slice(0, 200))
    // Whoever reads the account's mail is no stranger to it: what strangers guess keeps them from signing in no more.
    if (open && done.ok) await rememberStaff(open.staffId)
    return done
  })
  after(drain)
  if (reset !== 'error' && reset.ok)
    return redirectWithFlash<Code>(
      paths.admin.signIn(paths.admin.overview),
      `password-${reset.value}`,
    )
  const problem = reset === 'error' ? reset : reset.reason
  redirect(paths.admin.problem(paths.admin.reset(link), problem) as Route)
}
