'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readNetwork } from '#app/_request/browser.ts'
import { formText } from '#app/_request/form-text.ts'
import { sealFields } from '#app/_request/kept-fields.ts'
import { acceptInvitation } from '#lib/auth/accept-invitation.ts'
import { signInWithPassword } from '#lib/auth/sign-in.ts'
import { paths } from '#lib/paths.ts'

/** Joins, signs in with the new password, and goes on to the second factor. */
export async function joinAction(form: FormData): Promise<void> {
  const input = formText(form, ['link', 'name', 'password'])
  const link = (input.link ?? '').slice(0, 100)
  const password = (input.password ?? '').slice(0, 200)
  const name = (input.name ?? '').slice(0, 200)
  const joined = await acceptInvitation({ link, name, password })
  if (!joined.ok) {
    const back = paths.admin.problem(paths.admin.join(link), joined.reason)
    redirect(`${back}&kept=${sealFields('join', { name })}` as Route)
  }
  await signInWithPassword(
    { email: joined.value.email, password },
    { headers: await headers(), network: await readNetwork() },
  )
  redirect(paths.admin.twoFactor)
}
