'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readStaff } from '#lib/auth/require.ts'
import { signOut } from '#lib/auth/sign-in/end-sessions.ts'
import { staffAuth } from '#lib/auth/staff-auth.ts'
import { paths } from '#lib/paths.ts'

export async function signOutAction(): Promise<void> {
  const staff = await readStaff()
  if (staff) await signOut(staff.sessionId, staff.id)
  await staffAuth().api.signOut({ headers: await headers() })
  redirect(paths.admin.signIn(paths.admin.overview))
}
