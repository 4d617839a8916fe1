'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { endOwnSession, endOwnSessions } from '#lib/auth/sign-in/end-sessions.ts'
import { paths } from '#lib/paths.ts'
import type { AccountCode } from './messages.ts'

const frame = { needs: 'account', path: paths.admin.account } as const

export async function endSessionAction(form: FormData): Promise<void> {
  const { session = '' } = formText(form, ['session'])
  return staffAction<AccountCode>(frame, async (staff) =>
    (await endOwnSession(session, staff.id)) ? 'ended' : 'no-session',
  )
}

export async function endOthersAction(): Promise<void> {
  return staffAction<AccountCode>(frame, async (staff) => {
    await endOwnSessions(staff.id, staff.sessionId)
    return 'others-ended'
  })
}
