import type { Bilingual, Locale } from '#lib/i18n/locale.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import type { InvoiceFacts } from './facts.ts'

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

/** What the samples say. */
export const texts = {
  planName: { ja: '季節の飲み比べ', en: 'Seasonal Tasting' },
  otherPlan: { ja: 'ドリップバッグ便', en: 'Drip Bags' },
  coffee: { ja: '季節の豆 200g', en: 'Coffee of the season, 200 g' },
  filters: { ja: 'ペーパーフィルター', en: 'Paper filters' },
  contents: { ja: '豆3種 × 200g（計600g）', en: '3 coffees × 200 g (600 g)' },
  lastName: { ja: '山田', en: 'Yamada' },
  firstName: { ja: '花子', en: 'Hanako' },
  cancelMethod: {
    ja: 'お電話かメールでお申し出ください。理由は伺いません。',
    en: 'Tell us by phone or mail. We will not ask for a reason.',
  },
  otherwise: {
    ja: '2027年2月25日(木)に、もう一度自動で請求の手続きをします。',
    en: 'On Thu, Feb 25, 2027 we charge it once more, by itself.',
  },
  ends: {
    ja: '2027年3月7日(日)中にご連絡がないときは、今回のお届けをお休みします。代金はいただきません。定期便は、そのまま続きます。',
    en: 'If we do not hear from you by the end of Sun, Mar 7, 2027, we skip this order. You owe nothing for it, and your subscription continues.',
  },
  bankName: { ja: 'あづみの銀行', en: 'あづみの銀行 (Azumino Bank)' },
  branchName: { ja: '山彦支店（012）', en: '山彦支店 (Yamabiko branch, 012)' },
} as const satisfies Record<string, Bilingual>

/** What every sample about a subscription knows. */
export function common(locale: Locale) {
  return {
    shop: shop[locale],
    person: { lastName: texts.lastName[locale], firstName: texts.firstName[locale] },
    planName: texts.planName[locale],
    nothingComes: false,
    links: links(locale),
  }
}

/** Of an order with goods of both tax rates. */
export function invoice(locale: Locale, orderedOn: PlainDate): InvoiceFacts {
  return {
    orderedOn,
    lines: [
      { name: texts.coffee[locale], quantity: 3, sumMinor: 7000, reduced: true },
      { name: texts.filters[locale], quantity: 1, sumMinor: 800, reduced: false },
    ],
    rates: [
      { ratePercent: 10, sumMinor: 800, taxMinor: 72 },
      { ratePercent: 8, sumMinor: 7000, taxMinor: 518 },
    ],
    totalMinor: 7800,
    seller: shop[locale].sellerName,
    invoiceNumber: 'T6000012345674',
  }
}

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
