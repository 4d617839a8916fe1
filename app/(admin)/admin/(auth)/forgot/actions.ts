'use server'

import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { afterAnswer } from '#app/_request/after-answer.ts'
import { readNetwork } from '#app/_request/browser.ts'
import { flashAction } from '#app/_request/flash-action.ts'
import {
  askPasswordReset,
  mayAskPasswordReset,
  noteResetRefused,
} from '#lib/auth/password/ask-password-reset.ts'
import { paths } from '#lib/paths.ts'
import type { ForgotCode } from '../messages.ts'
import { readFields } from '../read-fields.ts'

/** The same answer after the same time, whoever asks: the address is looked up when it has been given. */
export async function askResetAction(form: FormData): Promise<void> {
  const { email } = readFields(form)
  return flashAction<ForgotCode>({ path: paths.admin.forgot }, async () => {
    const network = await readNetwork()
    const mailIn = await readAdminLocale()
    const may = await mayAskPasswordReset(email, network)
    afterAnswer(() =>
      may ? askPasswordReset(email, { mailIn, network }) : noteResetRefused(email, network),
    )
    return may ? 'reset-asked' : 'too-many'
  })
}
