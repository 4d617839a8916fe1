import { z } from 'zod'
import { bilingual, yen } from './schema-parts.ts'

const account = z.strictObject({
  bankName: bilingual,
  branchName: bilingual,
  accountType: z.enum(['ordinary', 'checking']),
  accountNumber: z.string().regex(/^\d{7}$/),
  /** As banks know it: full-width kana in Japanese, Latin letters in English. */
  accountHolder: bilingual,
})

/** Whether new subscriptions may take it; the running ones need its settings either way. */
const offered = z.boolean().default(true)

/** 銀行振込: paid ahead, within so many days of each order; reminded so many days before the last one. */
const bankTransfer = z.strictObject({
  offered,
  feeMinor: yen.default(0),
  payWithinDays: z.int().min(1).max(60).default(7),
  remindDaysBefore: z.int().min(0).max(30).default(2),
  terms: bilingual,
  account,
})

/** 代引き: paid to the carrier. The carrier's money is waited for so many days after the expected arrival. */
const cashOnDelivery = z.strictObject({
  offered,
  feeMinor: yen.default(0),
  settleWithinDays: z.int().min(1).max(60).default(14),
  terms: bilingual,
})

/** The ways to pay beside Smartpay; null has never been on. */
export const paymentSettings = z.strictObject({
  bank_transfer: bankTransfer.nullable().default(null),
  cash_on_delivery: cashOnDelivery.nullable().default(null),
})
