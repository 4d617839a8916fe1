import type { Temporal } from 'temporal-polyfill'
import { inTokyo } from '../tokyo.ts'

export type Instalment = { dueOn: Temporal.PlainDate; amount: number }

/**
 * Three without interest: at purchase, a month later, and two months later less one day; the first takes
 * what the division leaves over (smartpay-api §13). Dates are Tokyo's.
 */
export function instalmentsOf(amount: number, now: number): Instalment[] {
  const today = inTokyo(now).toPlainDate()
  const part = Math.floor(amount / 3)
  return [
    { dueOn: today, amount: amount - 2 * part },
    { dueOn: today.add({ months: 1 }), amount: part },
    { dueOn: today.add({ months: 2 }).subtract({ days: 1 }), amount: part },
  ]
}
