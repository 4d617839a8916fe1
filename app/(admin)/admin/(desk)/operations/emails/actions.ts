'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { resendEmail } from '#lib/emails/resend-email.ts'
import { paths } from '#lib/paths.ts'
import type { EmailCode } from './messages.ts'

/** A mail goes out once more, and never a third time. */
export async function resendAction(form: FormData): Promise<void> {
  const mail = (formText(form, ['mail']).mail ?? '').slice(0, 60)
  return staffAction<EmailCode>(
    { needs: 'mail.resend', about: mail, path: paths.admin.emails, drains: true },
    async (staff) => {
      const resent = await resendEmail(mail, staff.id)
      return resent.ok ? 'sent' : resent.reason
    },
  )
}
