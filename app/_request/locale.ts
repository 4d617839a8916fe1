import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { preferredLocale } from '#lib/accept-language.ts'
import { isLocale, type Locale } from '#lib/i18n/locale.ts'

/** The language of the address; anything else is our 404. */
export async function requireLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params
  return isLocale(locale) ? locale : notFound()
}

/** For pages that get no params: the language that the asked address begins with, else the browser's. */
export async function readLocale(): Promise<Locale> {
  const list = await headers()
  const first = list.get('x-teiki-path')?.split('/')[1]
  return isLocale(first) ? first : preferredLocale(list.get('accept-language'))
}
