import { z } from 'zod'

/**
 * What may not agree on a day that is closed; each has a sentence in both languages (i18n/close.ts). The first say that money is wrong, the last that something is
 * not finished.
 */
export const differenceCodes = [
  'list-incomplete',
  'order-unknown-here',
  'order-twice-there',
  'order-missing-there',
  'order-other-sum',
  'paid-there-only',
  'paid-here-only',
  'order-other-status',
  'paid-too-late',
  'paid-twice',
  'payment-missing',
  'payment-other-sum',
  'payment-other-order',
  'lines-other-sum',
  'charged-not-rehearsed',
  'rehearsed-other-sum',
  'rehearsed-other-request',
  'refund-unknown-here',
  'refund-missing-there',
  'refund-other-sum',
  'refund-in-doubt',
  'charge-in-doubt',
  'not-ordered',
  'not-charged',
  'rehearsed-not-charged',
  'goods-missing',
  'goods-unpaid',
] as const

/** `subject`: the id of what it is about, ours where there is one. Sums are yen; null: there is none on that side. */
export const differenceSchema = z.object({
  code: z.enum(differenceCodes),
  subject: z.string(),
  /** Where somebody looks first. */
  subscriptionId: z.string().nullable(),
  hereMinor: z.number().nullable(),
  thereMinor: z.number().nullable(),
})
export type Difference = z.output<typeof differenceSchema>
