'use server'

import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import { eraseSignup } from '#lib/signups/staff/erase-signup.ts'
import { inviteToFinish } from '#lib/signups/staff/invite-to-finish.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { flashOf } from '../../_actions/flash-of.ts'
import type { actionWords } from '../../_actions/messages.ts'
import type { signupWords } from '../messages.ts'

type Code = keyof (typeof actionWords & typeof signupWords)['ja']['flash']

/** Asks Smartpay for the truth about this signup, now, and moves everything to it. */
export async function settleAction(form: FormData): Promise<void> {
  const id = formText(form, ['signup']).signup ?? ''
  const staff = await requireStaff('signup.settle', id)
  const found = await attempt(() => settleNow(id, staff.id))
  after(drain)
  return redirectWithFlash<Code>(paths.admin.signup(id), found)
}

/** Emails the shopper a link back to the form. */
export async function inviteAction(form: FormData): Promise<void> {
  const id = formText(form, ['signup']).signup ?? ''
  const staff = await requireStaff('signup.invite', id)
  const invited = await attempt(() => inviteToFinish(id, staff.id))
  after(drain)
  return redirectWithFlash<Code>(paths.admin.signup(id), flashOf(invited))
}

/** Irreversible, so it asks for a tick and a fresh second factor. */
export async function eraseAction(form: FormData): Promise<void> {
  const input = formText(form, ['signup', 'sure'])
  const id = input.signup ?? ''
  const staff = await requireStaff('signup.erase', id)
  if (input.sure !== 'yes')
    return redirectWithFlash<Code>(`${paths.admin.signup(id)}?do=erase`, 'not-sure')
  const erased = await attempt(() => eraseSignup(id, staff.id))
  return redirectWithFlash<Code>(paths.admin.signup(id), flashOf(erased))
}
