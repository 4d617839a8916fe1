import type { Locale } from '#lib/i18n/locale.ts'

/** Every address of the shop, so that a page that moves is a type error elsewhere. */
export const paths = {
  catalogue: (locale: Locale) => `/${locale}` as const,
  plan: (locale: Locale, slug: string) => `/${locale}/plans/${encodeURIComponent(slug)}` as const,
  subscribe: (locale: Locale, slug: string) =>
    `/${locale}/plans/${encodeURIComponent(slug)}/subscribe` as const,
  confirm: (locale: Locale, signupId: string) =>
    `/${locale}/signup/${encodeURIComponent(signupId) || '-'}/confirm` as const,
  success: (locale: Locale, signupId: string) =>
    `/${locale}/checkout/success?signup=${encodeURIComponent(signupId)}` as const,
  cancel: (locale: Locale, signupId: string) =>
    `/${locale}/checkout/cancel?signup=${encodeURIComponent(signupId)}` as const,
  legal: (locale: Locale, page: LegalPage) => `/${locale}/legal/${page}` as const,
}

export const legalPages = ['commerce', 'privacy', 'terms'] as const
export type LegalPage = (typeof legalPages)[number]
