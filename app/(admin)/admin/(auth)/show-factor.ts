import { headers } from 'next/headers'
import { readNetwork } from '#app/_request/browser.ts'
import { rememberStaff } from '#app/_request/known-browser.ts'
import { readStaff } from '#lib/auth/require.ts'
import { challengedStaff } from '#lib/auth/sign-in/challenged-staff.ts'
import { showFactor } from '#lib/auth/sign-in/sign-in.ts'

/** The code of whoever this request belongs to, by session or by the password just shown; their browser is known from then on. */
export async function showFactorHere(code: string) {
  const staff = await readStaff()
  const session = staff && { staffId: staff.id, sessionId: staff.sessionId }
  const list = await headers()
  const staffId = staff?.id ?? (await challengedStaff(list))
  const shown = await showFactor(code, { headers: list, network: await readNetwork(), session })
  if (shown.ok && staffId) await rememberStaff(staffId)
  return shown
}
