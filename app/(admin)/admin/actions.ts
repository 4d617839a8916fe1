'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { adminLocaleCookie } from '#app/_request/admin-locale.ts'
import { formText } from '#app/_request/form-text.ts'
import { readStaff } from '#lib/auth/require.ts'
import { signOut } from '#lib/auth/sign-in/end-sessions.ts'
import { staffAuth } from '#lib/auth/staff-auth.ts'
import { env } from '#lib/env.ts'
import { isLocale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { nextAddress } from './(auth)/next-address.ts'

const yearSeconds = 365 * 24 * 3600

/** The language of this browser's admin; leads back to where the button stood. */
export async function switchLanguageAction(form: FormData): Promise<void> {
  const { locale } = formText(form, ['locale'])
  if (isLocale(locale))
    (await cookies()).set(adminLocaleCookie, locale, {
      httpOnly: true,
      sameSite: 'lax',
      secure: env().appUrl.startsWith('https:'),
      path: '/admin',
      maxAge: yearSeconds,
    })
  redirect(nextAddress((await headers()).get('x-teiki-path') ?? undefined))
}

export async function signOutAction(): Promise<void> {
  const staff = await readStaff()
  if (staff) await signOut(staff.sessionId, staff.id)
  await staffAuth().api.signOut({ headers: await headers() })
  redirect(paths.admin.signIn(paths.admin.overview))
}
