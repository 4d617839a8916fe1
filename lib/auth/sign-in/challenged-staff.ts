import { staffAuth } from '#lib/auth/staff-auth.ts'
import { db } from '#lib/db/client.ts'

/** Whose code is asked for after the password, by better-auth's cookie; null: nobody's. For counting only. */
export async function challengedStaff(headers: Headers): Promise<string | null> {
  const { createAuthCookie } = await staffAuth().$context
  const { name } = createAuthCookie('two_factor')
  const pair = (headers.get('cookie') ?? '').split(/; */).find((one) => one.startsWith(`${name}=`))
  const identifier = pair?.slice(name.length + 1).split('.')[0]
  if (!identifier) return null
  const found = await db().staffVerification.findFirst({
    where: { identifier },
    select: { value: true },
  })
  return found?.value ?? null
}
