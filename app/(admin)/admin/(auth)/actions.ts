'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { attempt } from '#app/_request/attempt.ts'
import { readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { rememberStaff } from '#app/_request/known-browser.ts'
import { readStaff } from '#lib/auth/require.ts'
import { challengedStaff } from '#lib/auth/sign-in/challenged-staff.ts'
import { showFactor } from '#lib/auth/sign-in/sign-in.ts'
import { paths } from '#lib/paths.ts'
import { nextAddress } from './next-address.ts'

/** The second step of a sign-in, the end of an enrolment, or a factor shown once more. */
export async function showFactorAction(form: FormData): Promise<void> {
  const input = formText(form, ['next', 'step', 'code'])
  const next = nextAddress(input.next)
  const shown = await attempt(async () => {
    const staff = await readStaff()
    const code = (input.code ?? '').slice(0, 40)
    const session = staff && { staffId: staff.id, sessionId: staff.sessionId }
    const list = await headers()
    const staffId = staff?.id ?? (await challengedStaff(list))
    const shown = await showFactor(code, { headers: list, network: await readNetwork(), session })
    if (shown.ok && staffId) await rememberStaff(staffId)
    return shown
  })
  if (shown !== 'error' && shown.ok) redirect(next)
  const problem = shown === 'error' ? shown : shown.reason
  if (input.step === 'two-factor')
    redirect(paths.admin.problem(paths.admin.twoFactor, problem) as Route)
  const back = input.step === 're-authenticate' ? paths.admin.reAuthenticate : paths.admin.code
  redirect(paths.admin.problem(back(next), problem) as Route)
}
