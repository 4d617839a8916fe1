'use server'

import { redirect } from 'next/navigation'
import { flashAction } from '#app/_request/flash-action.ts'
import { signInWithPassword } from '#lib/auth/sign-in/sign-in.ts'
import { paths } from '#lib/paths.ts'
import type { SignInCode } from '../messages.ts'
import { readCaller } from '../read-caller.ts'
import { readFields } from '../read-fields.ts'

/** The first step; the address comes back with a refusal, the password never. */
export async function signInAction(form: FormData): Promise<void> {
  const { next, email, password } = readFields(form)
  const kept = { form: 'sign-in', fields: { email } }
  return flashAction<SignInCode>({ path: paths.admin.signIn(next), kept }, async () => {
    const answer = await signInWithPassword({ email, password }, await readCaller())
    if (!answer.ok) return answer.reason
    redirect(answer.value === 'code' ? paths.admin.code(next) : paths.admin.twoFactor)
  })
}
