import type { Locale } from '#lib/i18n/locale.ts'

/** The shop that sends the samples. */
export const shop = {
  ja: {
    name: '山彦珈琲',
    sellerName: '株式会社山彦珈琲',
    postalCode: '399-0000',
    address: '長野県安曇野市山彦1-2-3',
    phone: '0120-000-000',
    phoneHours: '平日 10時から17時',
    emailAddress: 'hello@yamabiko.example',
  },
  en: {
    name: 'Yamabiko Coffee',
    sellerName: 'Yamabiko Coffee K.K.',
    postalCode: '399-0000',
    address: '1-2-3 Yamabiko, Azumino, Nagano, Japan',
    phone: '0120-000-000',
    phoneHours: 'weekdays 10:00 to 17:00 JST',
    emailAddress: 'hello@yamabiko.example',
  },
} as const

export function inBoth<Facts>(factsIn: (locale: Locale) => Facts): Readonly<Record<Locale, Facts>> {
  return { ja: factsIn('ja'), en: factsIn('en') }
}

export function links(locale: Locale) {
  return {
    shop: page(locale, ''),
    commerce: page(locale, 'legal/commerce'),
    privacy: page(locale, 'legal/privacy'),
  }
}

export function page(locale: Locale, path: string): string {
  return `https://yamabiko.example/${locale}/${path}`
}

export const amendmentChanges = {
  ja: [
    { label: 'セット数', before: '1セット', after: '2セット' },
    { label: '1回のお支払い', before: '¥7,800', after: '¥15,600' },
  ],
  en: [
    { label: 'Sets', before: '1 set', after: '2 sets' },
    { label: 'Each order', before: '¥7,800', after: '¥15,600' },
  ],
}
