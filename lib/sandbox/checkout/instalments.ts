import { instantOf } from '#lib/clock.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'

export type Instalment = { dueOn: PlainDate; amount: number }

/**
 * Three without interest: at purchase, a month later, and two months later less one day; the first takes
 * what the division leaves over (smartpay-api §13). Dates are Tokyo's.
 */
export function instalmentsOf(amount: number, now: number): Instalment[] {
  const today = dateIn('Asia/Tokyo', instantOf(new Date(now)))
  const part = Math.floor(amount / 3)
  return [
    { dueOn: today, amount: amount - 2 * part },
    { dueOn: today.add({ months: 1 }), amount: part },
    { dueOn: today.add({ months: 2 }).subtract({ days: 1 }), amount: part },
  ]
}
