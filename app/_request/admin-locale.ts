import { cookies, headers } from 'next/headers'
import { preferredLocale } from '#lib/accept-language.ts'
import { isLocale, type Locale } from '#lib/i18n/locale.ts'

export const adminLocaleCookie = 'teiki_admin_language'

/** The admin's addresses carry no language: the one that was chosen, or the browser's. */
export async function readAdminLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(adminLocaleCookie)?.value
  return isLocale(chosen) ? chosen : preferredLocale((await headers()).get('accept-language'))
}
