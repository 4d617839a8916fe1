import type { InvoiceFacts } from '#lib/mail/facts.ts'
import { lineTotalMinor } from '#lib/orders/order-lines.ts'
import { taxByRate } from '#lib/orders/tax-by-rate.ts'
import type { EmailSubject } from './email-source.ts'

/**
 * What the order of a mail came to, per tax rate. Tax is stated by a registered seller only: from others it could be taken for
 * a qualified invoice, which they may not issue (消費税法 Art. 57-5).
 */
export function invoiceOf({ order, facts, locale }: EmailSubject): InvoiceFacts | null {
  if (!order) return null
  const { lines, totalMinor, dueOn } = order
  const { invoiceNumber } = facts
  return {
    orderedOn: dueOn,
    lines: lines.map((line) => ({
      name: line.name[locale],
      quantity: line.quantity,
      sumMinor: lineTotalMinor(line),
      reduced: line.taxCategory === 'reduced',
    })),
    rates: taxByRate(lines, facts.taxRounding).map((rate) => ({
      ratePercent: rate.ratePercent,
      sumMinor: rate.totalMinor,
      taxMinor: invoiceNumber === null ? null : rate.taxMinor,
    })),
    totalMinor,
    seller: facts.sellerName[locale],
    invoiceNumber,
  }
}
