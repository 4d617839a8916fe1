'use server'

import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { attempt } from '#app/_request/attempt.ts'
import { readNetwork } from '#app/_request/browser.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { changePassword } from '#lib/auth/password/change-password.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { endOwnSession, endOwnSessions } from '#lib/auth/sign-in/end-sessions.ts'
import { removePasskey } from '#lib/auth/sign-in/passkeys.ts'
import { takeRecoveryCodes } from '#lib/auth/sign-in/recovery-codes.ts'
import { resetFactor } from '#lib/auth/sign-in/reset-factor.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import type { accountWords } from './messages.ts'

type Code = keyof (typeof accountWords)['ja']['flash']

export async function endSessionAction(form: FormData): Promise<void> {
  const session = formText(form, ['session']).session ?? ''
  const staff = await requireStaff('account')
  const ended = await attempt(() => endOwnSession(session, staff.id))
  return end(ended === 'error' ? ended : ended ? 'ended' : 'no-session')
}

export async function endOthersAction(): Promise<void> {
  const staff = await requireStaff('account')
  const ended = await attempt(() => endOwnSessions(staff.id, staff.sessionId))
  return end(ended === 'error' ? ended : 'others-ended')
}

/** Passwords are never kept and never in an address. */
export async function changePasswordAction(form: FormData): Promise<void> {
  const input = formText(form, ['present', 'next'])
  const staff = await requireStaff('account.secure')
  const present = (input.present ?? '').slice(0, 200)
  const next = (input.next ?? '').slice(0, 200)
  const change = { staffId: staff.id, sessionId: staff.sessionId, present, next }
  const caller = { network: await readNetwork(), mailIn: await readAdminLocale() }
  const changed = await attempt(() => changePassword({ ...change, ...caller }))
  after(drain)
  if (changed === 'error') return end(changed)
  return changed.ok ? end('password-changed') : end(changed.reason, 'password')
}

export async function takeCodesAction(form: FormData): Promise<void> {
  const offer = formText(form, ['offer']).offer ?? ''
  const staff = await requireStaff('account.secure')
  const whose = { staffId: staff.id, sessionId: staff.sessionId }
  const taken = await attempt(() => takeRecoveryCodes(whose, offer))
  return end(taken === 'error' ? taken : taken ? 'codes-taken' : 'codes-over')
}

export async function removePasskeyAction(form: FormData): Promise<void> {
  const id = formText(form, ['passkey']).passkey ?? ''
  const staff = await requireStaff('account.secure')
  const removed = await attempt(() => removePasskey(id, staff.id))
  return end(removed === 'error' ? removed : removed ? 'passkey-removed' : 'no-passkey')
}

/** Ends this session too: the way back leads through the password and a new enrolment. */
export async function resetOwnFactorAction(): Promise<void> {
  const staff = await requireStaff('account.secure')
  const reset = await attempt(() => resetFactor({ staffId: staff.id, by: staff.id }))
  if (reset === 'error') return end(reset)
  redirect(paths.admin.signIn(paths.admin.account))
}

function end(code: Code, dialog?: 'password'): Promise<never> {
  const path = paths.admin.account
  return redirectWithFlash<Code>(dialog ? `${path}?do=${dialog}` : path, code)
}
