import type { Locale } from '#lib/i18n/locale.ts'
import { plainDate } from '#lib/plain-date.ts'
import type { MailFacts, MailKind } from './compose-mail.ts'
import { common, inBoth, invoice, texts } from './sample-parts.ts'

type OrderMail = Extract<
  MailKind,
  `order-${string}` | 'shipment-corrected' | `payment-${'instructions' | 'received' | 'reminder'}`
>

/** Of the mails about one order. */
export const orderSamples: {
  readonly [Kind in OrderMail]: Readonly<Record<Locale, MailFacts[Kind]>>
} = {
  'payment-instructions': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    payment: transfer(locale),
  })),
  'payment-received': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    paymentMethod: 'bank_transfer',
    sumMinor: 8020,
    receivedOn: plainDate('2027-02-25'),
    invoice: invoice(locale, plainDate('2027-02-22')),
    deliveryAround: plainDate('2027-03-02'),
    nextOrder: { orderedOn: plainDate('2027-05-22'), sumMinor: 7800 },
  })),
  'payment-reminder': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    payment: transfer(locale),
  })),
  'order-expired': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    payBy: plainDate('2027-03-01'),
    nextOrder: { orderedOn: plainDate('2027-05-22'), sumMinor: 7800 },
  })),
  'order-paid': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    paidOn: plainDate('2027-02-22'),
    invoice: invoice(locale, plainDate('2027-02-22')),
    instalments: [
      { dueOn: plainDate('2027-02-22'), amountMinor: 2600 },
      { dueOn: plainDate('2027-03-22'), amountMinor: 2600 },
      { dueOn: plainDate('2027-04-21'), amountMinor: 2600 },
    ],
    parcels: [
      { number: 1, arrivalOn: plainDate('2027-02-27') },
      { number: 2, arrivalOn: plainDate('2027-03-27') },
      { number: 3, arrivalOn: plainDate('2027-04-27') },
    ],
    nextOrder: { orderedOn: plainDate('2027-05-22'), sumMinor: 7800 },
  })),
  'order-canceled': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    order: { orderedOn: plainDate('2027-02-22'), sumMinor: 7800 },
    why: 'cannot-deliver',
    state: 'watched',
    goesOn: true,
    nextOrder: { orderedOn: plainDate('2027-05-22'), sumMinor: 7800 },
  })),
  'order-declined': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    order: { orderedOn: plainDate('2027-02-22'), sumMinor: 7800 },
    why: 'declined',
    offered: ['bank_transfer', 'cash_on_delivery'],
    otherwise: texts.otherwise[locale],
    nextOrder: { orderedOn: plainDate('2027-05-22'), sumMinor: 7800 },
  })),
  'order-last-notice': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    why: 'declined',
    end: 'skip',
    order: { orderedOn: plainDate('2027-02-22'), sumMinor: 7800 },
    offered: ['bank_transfer', 'cash_on_delivery'],
    otherwise: texts.ends[locale],
    nextOrder: { orderedOn: plainDate('2027-05-22'), sumMinor: 7800 },
  })),
  'order-given-up': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    nextOrder: { orderedOn: plainDate('2027-05-22'), sumMinor: 7800 },
  })),
  'order-upcoming': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    order: { orderedOn: plainDate('2027-02-22'), sumMinor: 7800 },
    changeBy: plainDate('2027-02-21'),
    deliveryAround: plainDate('2027-02-27'),
    instalments: [
      { dueOn: plainDate('2027-02-22'), amountMinor: 2600 },
      { dueOn: plainDate('2027-03-22'), amountMinor: 2600 },
      { dueOn: plainDate('2027-04-21'), amountMinor: 2600 },
    ],
    cancelMethod: texts.cancelMethod[locale],
  })),
  'order-shipped': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    parcel: { number: 1, among: 3 },
    lines: [{ name: texts.planName[locale], quantity: 1 }],
    carrier: 'ヤマト運輸',
    tracking: '123456789012',
    arrivalOn: plainDate('2027-02-27'),
    atTheDoorMinor: null,
  })),
  'shipment-corrected': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    parcel: { number: 1, among: 3 },
    lines: [{ name: texts.planName[locale], quantity: 1 }],
    state: 'tracking',
    carrier: 'ヤマト運輸',
    tracking: '123456789012',
  })),
  'order-refunded': inBoth((locale) => ({
    ...common(locale),
    orderNumber: 2,
    sumMinor: 2600,
    refundedOn: plainDate('2027-03-02'),
    lines: [{ name: texts.planName[locale], quantity: 1 }],
    leftMinor: 5200,
    parcelsEnd: false,
  })),
}

function transfer(locale: Locale) {
  return {
    paymentMethod: 'bank_transfer' as const,
    bankName: texts.bankName[locale],
    branchName: texts.branchName[locale],
    accountType: 'ordinary' as const,
    accountNumber: '1234567',
    accountHolder: 'カ）ヤマビココーヒー',
    reference: '1042',
    orderMinor: 7800,
    feeMinor: 220,
    payBy: plainDate('2027-03-01'),
  }
}
