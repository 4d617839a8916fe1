import type { Bilingual } from './locale.ts'

type Names = Readonly<Record<string, Bilingual>>

/** An order's lines that no item of the plan names. An order freezes them in both languages. */
export const lineNames = {
  shipping: { ja: '送料', en: 'Shipping' },
  discount: { ja: '初回割引', en: 'First-order discount' },
} as const satisfies Names

/** What a payment method costs, by payment method. Smartpay costs nothing today. */
export const feeNames = {
  smartpay: { ja: '決済手数料', en: 'Payment fee' },
  bank_transfer: { ja: '振込事務手数料', en: 'Bank transfer handling fee' },
  cash_on_delivery: { ja: '代引き手数料', en: 'Cash-on-delivery fee' },
} as const satisfies Names
