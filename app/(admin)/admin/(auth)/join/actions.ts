'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { attempt } from '#app/_request/attempt.ts'
import { readNetwork } from '#app/_request/browser.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { sealFields } from '#app/_request/saved-fields.ts'
import { signInWithPassword } from '#lib/auth/sign-in/sign-in.ts'
import { acceptInvitation } from '#lib/auth/staff/accept-invitation.ts'
import { paths } from '#lib/paths.ts'
import type { authWords } from '../messages.ts'

type Code = keyof (typeof authWords)['ja']['signIn']['flash']

/** Joins, signs in with the new password, and goes on to the second factor. */
export async function joinAction(form: FormData): Promise<void> {
  const input = formText(form, ['link', 'name', 'password'])
  const link = (input.link ?? '').slice(0, 100)
  const password = (input.password ?? '').slice(0, 200)
  const name = (input.name ?? '').slice(0, 200)
  const joined = await attempt(() => acceptInvitation({ link, name, password }))
  if (joined === 'error' || !joined.ok) {
    const problem = joined === 'error' ? joined : joined.reason
    const back = paths.admin.problem(paths.admin.join(link), problem)
    redirect(`${back}&kept=${sealFields('join', { name })}` as Route)
  }
  const caller = { headers: await headers(), network: await readNetwork() }
  const typed = { email: joined.value.email, password }
  const signedIn = await attempt(() => signInWithPassword(typed, caller))
  if (signedIn === 'error')
    return redirectWithFlash<Code>(paths.admin.signIn(paths.admin.overview), signedIn)
  redirect(paths.admin.twoFactor)
}
