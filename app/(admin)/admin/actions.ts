'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { adminLocaleCookie } from '#app/_request/admin-locale.ts'
import { formText } from '#app/_request/form-text.ts'
import { env } from '#lib/env.ts'
import { isLocale } from '#lib/i18n/locale.ts'
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
