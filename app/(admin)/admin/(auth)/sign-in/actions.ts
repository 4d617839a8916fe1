'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { attempt } from '#app/_request/attempt.ts'
import { readNetwork } from '#app/_request/browser.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { readKnownBrowser } from '#app/_request/known-browser.ts'
import { sealFields } from '#app/_request/saved-fields.ts'
import { signInWithPassword } from '#lib/auth/sign-in/sign-in.ts'
import { paths } from '#lib/paths.ts'
import type { authWords } from '../messages.ts'
import { nextAddress } from '../next-address.ts'

type Code = keyof (typeof authWords)['ja']['signIn']['flash']

/** The first step; the address comes back with a refusal, the password never. */
export async function signInAction(form: FormData): Promise<void> {
  const input = formText(form, ['next', 'email', 'password'])
  const next = nextAddress(input.next)
  const caller = {
    headers: await headers(),
    network: await readNetwork(),
    browser: await readKnownBrowser(),
  }
  const typed = {
    email: (input.email ?? '').slice(0, 320),
    password: (input.password ?? '').slice(0, 200),
  }
  const answer = await attempt(() => signInWithPassword(typed, caller))
  const back = (problem: Code) => {
    const kept = sealFields('sign-in', { email: typed.email })
    return redirectWithFlash<Code>(`${paths.admin.signIn(next)}&kept=${kept}`, problem)
  }
  if (answer === 'error') return back('error')
  if (!answer.ok) return back(answer.reason)
  redirect(answer.value === 'code' ? paths.admin.code(next) : paths.admin.twoFactor)
}
