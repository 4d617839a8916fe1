'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { paths } from '#lib/paths.ts'
import { eraseSignup } from '#lib/signups/staff/erase-signup.ts'
import { inviteToFinish } from '#lib/signups/staff/invite-to-finish.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import type { SignupCode } from '../messages.ts'

/** Asks Smartpay for the truth about this signup, now, and moves everything to it. */
export async function settleAction(form: FormData): Promise<void> {
  const { signup: id = '' } = formText(form, ['signup'])
  const path = paths.admin.signup(id)
  return staffAction<SignupCode>(
    { needs: 'signup.settle', about: id, path, drains: true },
    (staff) => settleNow(id, staff.id),
  )
}

/** Emails the shopper a link back to the form. */
export async function inviteAction(form: FormData): Promise<void> {
  const { signup: id = '' } = formText(form, ['signup'])
  const path = paths.admin.signup(id)
  return staffAction<SignupCode>(
    { needs: 'signup.invite', about: id, path, drains: true },
    (staff) => inviteToFinish(id, staff.id),
  )
}

/** Irreversible, so it asks for a tick and a fresh second factor. */
export async function eraseAction(form: FormData): Promise<void> {
  const { signup: id = '', sure } = formText(form, ['signup', 'sure'])
  const path = paths.admin.signup(id)
  return staffAction<SignupCode>({ needs: 'signup.erase', about: id, path }, async (staff) =>
    sure === 'yes' ? eraseSignup(id, staff.id) : { code: 'not-sure', at: `${path}?do=erase` },
  )
}
