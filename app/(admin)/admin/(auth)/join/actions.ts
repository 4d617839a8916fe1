'use server'

import { redirect } from 'next/navigation'
import { flashAction } from '#app/_request/flash-action.ts'
import { acceptInvitation } from '#lib/auth/staff/accept-invitation.ts'
import { paths } from '#lib/paths.ts'
import type { JoinCode } from '../messages.ts'
import { readFields } from '../read-fields.ts'
import { signInNewcomer } from './sign-in-newcomer.ts'

/** Joins, signs in with the new password, and goes on to the second factor. */
export async function joinAction(form: FormData): Promise<void> {
  const { link, name, password } = readFields(form)
  const kept = { form: 'join', fields: { name } }
  return flashAction<JoinCode>({ path: paths.admin.join(link), kept }, async () => {
    const joined = await acceptInvitation({ link, name, password })
    if (!joined.ok) return joined.reason
    const signedIn = await signInNewcomer(joined.value.email, password)
    if (!signedIn) return { code: 'error', at: paths.admin.signIn(paths.admin.overview) }
    redirect(paths.admin.twoFactor)
  })
}
