'use server'

import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { resendEmail } from '#lib/emails/resend-email.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import type { emailWords } from './messages.ts'

type Code = keyof (typeof emailWords)['ja']['flash']

/** A mail goes out once more, and never a third time. */
export async function resendAction(form: FormData): Promise<void> {
  const mail = (formText(form, ['mail']).mail ?? '').slice(0, 60)
  const staff = await requireStaff('mail.resend', mail)
  const code = await attempt(async () => {
    const resent = await resendEmail(mail, staff.id)
    return resent.ok ? 'sent' : resent.reason
  })
  after(drain)
  return redirectWithFlash<Code>(paths.admin.emails, code)
}
