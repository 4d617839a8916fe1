import type { Bilingual, Locale } from '#lib/i18n/locale.ts'
import { plainDate } from '#lib/plain-date.ts'
import type { MailFacts, MailKind } from './compose-mail.ts'
import { orderSamples } from './order-samples.ts'
import {
  amendmentChanges,
  common,
  inBoth,
  invoice,
  links,
  page,
  shop,
  texts,
} from './sample-parts.ts'
import { staffSamples } from './staff-samples.ts'

/** What was agreed to. */
const consent = {
  ja: [
    '山彦珈琲 / 季節の飲み比べ',
    '分量\n毎回、豆3種 × 200g（計600g）\n回数の定めはなく、やめるまで自動で続きます。一年の目安は4回、2.4kgです。',
    '価格\n毎回 ¥7,800（税込・送料込み）\n初回も2回目以降も同じです。\n送料はかかりません。\n一年の目安は¥31,200（4回）です。',
    '支払の時期・方法\nSmartpayで、¥2,600ずつ3回\n初回のご注文：2026年11月22日(日)、2026年12月22日(火)、2027年1月21日(木)\n次のご注文は2027年2月22日(月)。以後もご注文のたびに、同じ間隔で3回に分けます。\n分割の手数料と利息は0円です。\nインターネットなどの通信料は、お客さまのご負担です。',
    '引渡時期\n初回 2026年11月27日(金)ごろ\n2回目は2027年2月27日(土)ごろ。以後、3か月ごとのお届けです。',
    '申込期間\n期限はありません',
    '解約・返品\nいつでも解約できます\nお電話かメールでお申し出ください。理由は伺いません。\n締め切りは次のご注文日の前日です（初回のあとは2027年2月21日(日)まで）。\n解約の費用は0円です。\nすでにご注文済みの分のお支払いは、最後まで続きます。\n食品のため、返品は品違いと破損に限ります。お届けから8日以内にご連絡いただければ、送料当店負担で交換または返金します。\n連絡先：0120-000-000（平日 10時から17時）、hello@yamabiko.example',
  ].join('\n\n'),
  en: [
    'Yamabiko Coffee / Seasonal Tasting',
    'Quantity\nEach time: 3 coffees × 200 g (600 g)\nThere is no fixed number: it renews by itself until you cancel. As a guide, 4 deliveries a year, 2.4 kg.',
    'Price\n¥7,800 each time (tax and shipping included)\nThe first and later ones cost the same.\nShipping is free.\nAs a guide, ¥31,200 in a year (4 orders).',
    'Payment\nBy Smartpay, 3 × ¥2,600\nFirst order: Sun, Nov 22, 2026; Tue, Dec 22, 2026; Thu, Jan 21, 2027\nThe next order is on Mon, Feb 22, 2027. Each order is split the same way.\nNo fee and no interest.\nYou pay your own internet and phone costs.',
    'Delivery\nFirst one around Fri, Nov 27, 2026\nThe second around Sat, Feb 27, 2027. After that: every 3 months.',
    'Offer period\nNo deadline',
    'Cancelling and returns\nYou can cancel any time\nTell us by phone or mail. We will not ask for a reason.\nThe deadline is the day before the next order (after the first one: by Sun, Feb 21, 2027).\nCancelling is free of charge.\nInstalments for orders already placed remain due.\nAs this is food, returns are limited to wrong or damaged goods. Tell us within 8 days of delivery, and we replace or refund at our cost.\nContact: 0120-000-000 (weekdays 10:00 to 17:00 JST), hello@yamabiko.example',
  ].join('\n\n'),
} as const satisfies Bilingual

/** Believable facts for every kind: for the preview and for tests. */
export const mailSamples: {
  readonly [Kind in MailKind]: Readonly<Record<Locale, MailFacts[Kind]>>
} = {
  'signup-completed': inBoth((locale) => ({
    ...common(locale),
    links: { ...links(locale), success: page(locale, 'checkout/success?signup=su_sample') },
    agreedOn: plainDate('2026-11-22'),
    contents: texts.contents[locale],
    cadence: { unit: 'month', count: 3 },
    payment: {
      paymentMethod: 'smartpay',
      state: 'paid',
      instalments: [
        { dueOn: plainDate('2026-11-22'), amountMinor: 2600 },
        { dueOn: plainDate('2026-12-22'), amountMinor: 2600 },
        { dueOn: plainDate('2027-01-21'), amountMinor: 2600 },
      ],
      invoice: invoice(locale, plainDate('2026-11-22')),
    },
    feeMinor: 0,
    firstOrder: { sumMinor: 7800, deliveryAround: plainDate('2026-11-27'), arrivalDays: 5 },
    laterOrderMinor: 7800,
    nextOrder: { orderedOn: plainDate('2027-02-22'), sumMinor: 7800 },
    cancelMethod: texts.cancelMethod[locale],
    cancelBy: plainDate('2027-02-21'),
    minimumCycles: 1,
    consentText: consent[locale],
  })),
  'signup-pending': inBoth((locale) => ({
    ...common(locale),
    links: { ...links(locale), success: page(locale, 'checkout/success?signup=su_sample') },
    requestedOn: plainDate('2026-11-22'),
  })),
  'signup-reminder': inBoth((locale) => ({
    ...common(locale),
    links: { ...links(locale), resume: page(locale, 'checkout/cancel?signup=su_sample') },
  })),
  'signup-invite': inBoth((locale) => ({
    ...common(locale),
    links: { ...links(locale), form: page(locale, 'plans/seasons/subscribe') },
  })),
  'agreement-spare': inBoth((locale) => ({
    ...common(locale),
    links: { ...links(locale), decide: page(locale, 'checkout/cancel?signup=su_sample') },
    agreedOn: plainDate('2026-11-23'),
    chosenPaymentMethod: 'bank_transfer',
    over: false,
  })),
  'subscription-canceled': inBoth((locale) => ({
    ...common(locale),
    canceledOn: plainDate('2026-12-10'),
    paymentMethod: 'smartpay',
  })),
  'subscription-changed': inBoth((locale) => ({
    ...common(locale),
    paymentMethod: 'smartpay',
    change: { kind: 'skipped', orderNumber: 2, dueOn: plainDate('2027-02-22') },
    nextOrder: {
      orderedOn: plainDate('2027-05-22'),
      sumMinor: 7800,
      changeBy: plainDate('2027-05-21'),
    },
    lastOrderOn: null,
    takeBackBy: null,
    cancelMethod: texts.cancelMethod[locale],
  })),
  'token-changed': inBoth((locale) => ({
    ...common(locale),
    agreedOn: plainDate('2027-02-24'),
    waiting: [
      {
        order: { orderedOn: plainDate('2027-02-22'), sumMinor: 7800 },
        next: texts.otherwise[locale],
      },
    ],
    nextOrder: { orderedOn: plainDate('2027-05-22'), sumMinor: 7800 },
  })),
  'amendment-proposed': inBoth((locale) => ({
    ...common(locale),
    links: { ...links(locale), answer: page(locale, 'amendment/amd_sample') },
    changes: amendmentChanges[locale],
    order: { orderedOn: plainDate('2027-02-22'), sumMinor: 15600 },
    answerBy: plainDate('2027-02-10'),
  })),
  'amendment-agreed': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    changes: amendmentChanges[locale],
    nextOrder: { orderedOn: plainDate('2027-02-22'), sumMinor: 15600 },
    cancelMethod: texts.cancelMethod[locale],
    cancelBy: plainDate('2027-02-21'),
    minimumCycles: 1,
    consentText: consent[locale],
  })),
  'payment-method-changed': inBoth((locale) => ({
    ...common(locale),
    previousPaymentMethod: 'bank_transfer',
    waiting: [{ orderedOn: plainDate('2026-11-22'), sumMinor: 7800 }],
    next: {
      order: { orderedOn: plainDate('2027-02-22'), sumMinor: 7800 },
      cancelMethod: texts.cancelMethod[locale],
      cancelBy: plainDate('2027-02-21'),
      minimumCycles: 1,
    },
    atTheDoor: [],
    consentText: consent[locale],
  })),
  'address-changed': inBoth((locale) => ({
    shop: shop[locale],
    person: { lastName: texts.lastName[locale], firstName: texts.firstName[locale] },
    links: links(locale),
    changedOn: plainDate('2026-12-10'),
    details: [
      { what: 'address', now: '〒390-0815 長野県松本市深志3-10-3 山彦ビル2階' },
      { what: 'phone', now: '090-1234-5678' },
    ],
    because: 'signup',
    here: [texts.planName[locale]],
    elsewhere: [texts.otherPlan[locale]],
    hasParcelsElsewhere: true,
  })),
  ...orderSamples,
  ...staffSamples,
}
