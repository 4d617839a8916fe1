/**
 * What may not agree on a day that is closed; each has a sentence in both languages
 * (app/(admin)/admin/(desk)/operations/close/messages.ts). The first say that money is wrong, the last that something is
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
  'refund-unknown-here',
  'refund-missing-there',
  'refund-other-sum',
  'refund-in-doubt',
  'charge-in-doubt',
  'not-ordered',
  'not-charged',
  'goods-missing',
  'goods-unpaid',
] as const
export type DifferenceCode = (typeof differenceCodes)[number]

/** `subject`: the id of what it is about, ours where there is one. Sums are yen; null: there is none on that side. */
export type Difference = {
  code: DifferenceCode
  subject: string
  /** Where somebody looks first. */
  subscriptionId: string | null
  hereMinor: number | null
  thereMinor: number | null
}
