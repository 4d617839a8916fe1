import type { Locale } from '#lib/i18n/locale.ts'

/** Family name first, as the carrier reads it; only Latin letters on an English page read the other way. */
export function shownName(
  { lastName, firstName }: { lastName: string; firstName: string },
  locale: Locale,
): string {
  const western = locale === 'en' && /^[\p{Script=Latin}\s'’.-]+$/u.test(lastName + firstName)
  return western ? `${firstName} ${lastName}` : `${lastName} ${firstName}`
}
