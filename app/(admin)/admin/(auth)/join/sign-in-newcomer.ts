import { attempt } from '#app/_request/attempt.ts'
import { signInWithPassword } from '#lib/auth/sign-in/sign-in.ts'
import { readCaller } from '../read-caller.ts'

/** The invitation is used up by now: where this breaks, the sign-in page takes over. False: it broke. */
export async function signInNewcomer(email: string, password: string): Promise<boolean> {
  const answer = await attempt(async () =>
    signInWithPassword({ email, password }, await readCaller()),
  )
  return answer !== 'error'
}
