'use server'

import { after } from 'next/server'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { attempt } from '#app/_request/attempt.ts'
import { readNetwork } from '#app/_request/browser.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import {
  askPasswordReset,
  mayAskPasswordReset,
  noteResetRefused,
} from '#lib/auth/password/ask-password-reset.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import type { authWords } from '../messages.ts'

type Code = keyof (typeof authWords)['ja']['forgot']['flash']

/** The same answer after the same time, whoever asks: the address is looked up when it has been given. */
export async function askResetAction(form: FormData): Promise<void> {
  const email = (formText(form, ['email']).email ?? '').slice(0, 320)
  const network = await readNetwork()
  const mailIn = await readAdminLocale()
  const may = await attempt(() => mayAskPasswordReset(email, network))
  if (may === false) after(() => attempt(() => noteResetRefused(email, network)))
  if (may !== true) return redirectWithFlash<Code>(paths.admin.forgot, may || 'too-many')
  after(async () => {
    await attempt(() => askPasswordReset(email, { mailIn, network }))
    await drain()
  })
  return redirectWithFlash<Code>(paths.admin.forgot, 'reset-asked')
}
