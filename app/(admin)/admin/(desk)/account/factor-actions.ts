'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { removePasskey } from '#lib/auth/sign-in/passkeys.ts'
import { takeRecoveryCodes } from '#lib/auth/sign-in/recovery-codes.ts'
import { resetFactor } from '#lib/auth/sign-in/reset-factor.ts'
import { paths } from '#lib/paths.ts'
import type { AccountCode } from './messages.ts'

const frame = { needs: 'account.secure', path: paths.admin.account } as const

export async function takeCodesAction(form: FormData): Promise<void> {
  const { offer = '' } = formText(form, ['offer'])
  return staffAction<AccountCode>(frame, async ({ id: staffId, sessionId }) =>
    (await takeRecoveryCodes({ staffId, sessionId }, offer)) ? 'codes-taken' : 'codes-over',
  )
}

export async function removePasskeyAction(form: FormData): Promise<void> {
  const { passkey = '' } = formText(form, ['passkey'])
  return staffAction<AccountCode>(frame, async (staff) =>
    (await removePasskey(passkey, staff.id)) ? 'passkey-removed' : 'no-passkey',
  )
}

/** Ends this session too: the way back leads through the password and a new enrolment. */
export async function resetOwnFactorAction(): Promise<void> {
  return staffAction<AccountCode>(frame, async ({ id }) => {
    await resetFactor({ staffId: id, by: id })
    redirect(paths.admin.signIn(paths.admin.account))
  })
}
