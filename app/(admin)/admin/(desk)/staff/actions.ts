'use server'

import { after } from 'next/server'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { sendPasswordReset } from '#lib/auth/password/ask-password-reset.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { staffRoles } from '#lib/auth/roles.ts'
import { resetFactor } from '#lib/auth/sign-in/reset-factor.ts'
import { changeRole } from '#lib/auth/staff/change-role.ts'
import { inviteStaff } from '#lib/auth/staff/invite-staff.ts'
import { removeStaff } from '#lib/auth/staff/remove-staff.ts'
import { revokeInvitation } from '#lib/auth/staff/revoke-invitation.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import type { staffWords } from './messages.ts'

type Code = keyof (typeof staffWords)['ja']['flash']

export async function inviteAction(form: FormData): Promise<void> {
  const input = formText(form, ['email', 'role'])
  const staff = await requireStaff('staff.manage', 'invitation')
  const role = staffRoles.find((one) => one === input.role)
  if (!role) return end('no-role', 'invite')
  const mailIn = await readAdminLocale()
  const email = (input.email ?? '').slice(0, 320)
  const invited = await attempt(() => inviteStaff({ email, role, invitedBy: staff.id, mailIn }))
  if (invited === 'error') return end('error')
  if (!invited.ok) return end(invited.reason, 'invite')
  after(drain)
  return end('invited')
}

export async function revokeAction(form: FormData): Promise<void> {
  const id = formText(form, ['invitation']).invitation ?? ''
  const staff = await requireStaff('staff.manage', 'invitation')
  const revoked = await attempt(() => revokeInvitation({ id, by: staff.id }))
  return end(revoked === 'error' ? revoked : revoked ? 'revoked' : 'no-invitation')
}

export async function changeRoleAction(form: FormData): Promise<void> {
  const input = formText(form, ['staff', 'role'])
  const staffId = input.staff ?? ''
  const staff = await requireStaff('staff.manage', staffId)
  const role = staffRoles.find((one) => one === input.role)
  if (!role) return end('no-role')
  const changed = await attempt(() => changeRole({ staffId, role, by: staff.id }))
  if (changed === 'error') return end(changed)
  return end(changed.ok ? 'role-changed' : changed.reason)
}

export async function removeAction(form: FormData): Promise<void> {
  const staffId = formText(form, ['staff']).staff ?? ''
  const staff = await requireStaff('staff.manage', staffId)
  const removed = await attempt(() => removeStaff({ staffId, by: staff.id }))
  if (removed === 'error') return end(removed)
  return end(removed.ok ? 'removed' : removed.reason)
}

/** Somebody else lost the authenticator. */
export async function resetAction(form: FormData): Promise<void> {
  const staffId = formText(form, ['staff']).staff ?? ''
  const staff = await requireStaff('staff.manage', staffId)
  const reset = await attempt(() => resetFactor({ staffId, by: staff.id }))
  if (reset === 'error') return end(reset)
  return end(reset.ok ? 'reset' : reset.reason)
}

/** Somebody else forgot the password: the link goes to them. */
export async function sendResetAction(form: FormData): Promise<void> {
  const staffId = formText(form, ['staff']).staff ?? ''
  const staff = await requireStaff('staff.manage', staffId)
  const mailIn = await readAdminLocale()
  const sent = await attempt(() => sendPasswordReset({ staffId, by: staff.id, mailIn }))
  after(drain)
  if (sent === 'error') return end(sent)
  return end(sent.ok ? sent.value : sent.reason)
}

function end(code: Code, dialog?: 'invite'): Promise<never> {
  const path = paths.admin.staff
  return redirectWithFlash<Code>(dialog ? `${path}?do=${dialog}` : path, code)
}
