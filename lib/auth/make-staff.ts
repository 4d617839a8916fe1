import type { StaffRole } from './roles.ts'
import { staffAuth } from './staff-auth.ts'

/** Somebody new who can sign in with a password. Answers the id. */
export async function makeStaff(person: {
  email: string
  name: string
  role: StaffRole
  password: string
}): Promise<string> {
  const { internalAdapter, password } = await staffAuth().$context
  const { email, name, role } = person
  const user = await internalAdapter.createUser(
    { email, name, role, emailVerified: true },
    { method: 'admin' },
  )
  await internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: 'credential',
    password: await password.hash(person.password),
  })
  return user.id
}
