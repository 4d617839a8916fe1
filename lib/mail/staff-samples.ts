import type { Locale } from '#lib/i18n/locale.ts'
import { plainDate } from '#lib/plain-date.ts'
import type { MailFacts, MailKind } from './compose-mail.ts'
import { inBoth, links, shop } from './sample-parts.ts'

type StaffMail = Extract<MailKind, `staff-${string}`>

/** Of the mails to the shop's own staff. */
export const staffSamples: {
  readonly [Kind in StaffMail]: Readonly<Record<Locale, MailFacts[Kind]>>
} = {
  'staff-invitation': inBoth((locale) => ({
    shop: shop[locale],
    links: { ...links(locale), join: 'https://yamabiko.example/admin/join?link=sample' },
    emailAddress: 'hanako@yamabiko.example',
    roleName: locale === 'ja' ? '運用' : 'Operator',
    validUntil: plainDate('2026-11-29'),
  })),
  'staff-password-reset': inBoth((locale) => ({
    shop: shop[locale],
    links: { ...links(locale), reset: 'https://yamabiko.example/admin/reset?link=sample' },
    name: locale === 'ja' ? '定期 花子' : 'Hanako Teiki',
  })),
  'staff-password-changed': inBoth((locale) => ({
    shop: shop[locale],
    links: {
      ...links(locale),
      forgot: 'https://yamabiko.example/admin/forgot',
      account: 'https://yamabiko.example/admin/account',
    },
    name: locale === 'ja' ? '定期 花子' : 'Hanako Teiki',
    passkeys: ['iPhone', ''],
  })),
  'staff-close': inBoth((locale) => ({
    shop: shop[locale],
    links: { ...links(locale), close: 'https://yamabiko.example/admin/operations/close' },
    name: locale === 'ja' ? '定期 花子' : 'Hanako Teiki',
    day: plainDate('2026-12-01'),
    items: [
      { kind: 'paid-there-only', count: 1 },
      { kind: 'goods-missing', count: 2 },
    ],
  })),
  'staff-not-charged': inBoth((locale) => ({
    shop: shop[locale],
    links: { ...links(locale), overview: 'https://yamabiko.example/admin' },
    name: locale === 'ja' ? '定期 花子' : 'Hanako Teiki',
    items: [
      { kind: 'charging-stopped', count: null, sumMinor: null },
      { kind: 'charge-late', count: 12, sumMinor: 93600 },
      { kind: 'order-skipped', count: 1, sumMinor: null },
    ],
  })),
}
