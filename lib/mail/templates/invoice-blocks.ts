import type { Locale } from '#lib/i18n/locale.ts'
import { receiptMailWords } from '#lib/mail/words/receipt.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { InstalmentFacts, InvoiceFacts } from '../facts.ts'
import type { Block } from '../letter.ts'

/** An order's lines, its totals per tax rate and, where the seller is registered, the tax in them. */
export function invoiceBlocks(invoice: InvoiceFacts, locale: Locale): Block[] {
  const { labels } = mailWords[locale]
  const words = receiptMailWords[locale].invoice
  const { lines, rates, totalMinor, seller, invoiceNumber } = invoice
  return [
    { kind: 'heading', text: words.title },
    {
      kind: 'amounts',
      rows: lines.map(({ name, quantity, sumMinor, reduced }) => {
        const line = words.line(name, quantity)
        return { label: reduced ? words.reduced(line) : line, amount: signedYen(sumMinor) }
      }),
      total: { label: words.total, amount: formatYen(totalMinor) },
    },
    {
      kind: 'facts',
      rows: [
        ...rates.map(({ ratePercent, sumMinor, taxMinor }) => ({
          label: words.rate(ratePercent),
          value:
            taxMinor === null
              ? signedYen(sumMinor)
              : words.tax(signedYen(sumMinor), signedYen(taxMinor)),
        })),
        { label: labels.orderedOn, value: formatDate(invoice.orderedOn, locale) },
        { label: words.seller, value: seller },
        ...(invoiceNumber ? [{ label: words.number, value: invoiceNumber }] : []),
      ],
    },
    ...(lines.some(({ reduced }) => reduced) ? [{ kind: 'note' as const, text: words.note }] : []),
  ]
}

/** What falls due on which day. */
export function instalmentBlock(instalments: InstalmentFacts, locale: Locale): Block {
  const { instalment, instalmentTotal } = mailWords[locale]
  const totalMinor = instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return {
    kind: 'amounts',
    rows: instalments.map(({ dueOn, amountMinor }, at) => ({
      label: instalment(at + 1),
      detail: formatDate(dueOn, locale),
      amount: formatYen(amountMinor),
    })),
    total: { label: instalmentTotal, amount: formatYen(totalMinor) },
  }
}

function signedYen(amountMinor: number): string {
  return amountMinor < 0 ? `-${formatYen(-amountMinor)}` : formatYen(amountMinor)
}
