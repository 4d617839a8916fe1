import type { Locale } from '#lib/i18n/locale.ts'
import { receiptMailWords } from '#lib/mail/words/receipt.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts, InstalmentFacts, InvoiceFacts, OrderFacts } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { instalmentBlock, invoiceBlocks } from './invoice-blocks.ts'
import { letterFrom } from './letter-from.ts'
import { nextOrderBlocks } from './shared-blocks.ts'

type Facts = CommonFacts & {
  orderNumber: number
  paidOn: PlainDate
  invoice: InvoiceFacts
  /** None where money went back since: the mail of that says what is left. */
  instalments: InstalmentFacts
  /** Those that have not gone out. */
  parcels: readonly { number: number; arrivalOn: PlainDate }[]
  /** Null: none is planned. */
  nextOrder: OrderFacts | null
}

/** A token paid an order: how much, when, for what, in which parts, and what follows. */
export function orderPaid(facts: Facts, locale: Locale): Letter {
  const words = receiptMailWords[locale].orderPaid
  const { planName, invoice, instalments } = facts
  const cycle = mailWords[locale].cycle(facts.orderNumber)
  const sum = formatYen(invoice.totalMinor)
  const lead = words.lead(planName, cycle, { sum, date: formatDate(facts.paidOn, locale) })
  const schedule: Block[] =
    instalments.length === 0
      ? []
      : [{ kind: 'heading', text: words.schedule }, instalmentBlock(instalments, locale)]
  return letterFrom(facts, locale, {
    subject: words.subject(planName, cycle),
    preheader: lead,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: lead },
      ...schedule,
      ...invoiceBlocks(invoice, locale),
      ...parcelBlocks(facts.parcels, locale),
      ...nextOrderBlocks(facts.nextOrder, locale),
    ],
  })
}

function parcelBlocks(parcels: Facts['parcels'], locale: Locale): Block[] {
  const { labels, around } = mailWords[locale]
  const words = receiptMailWords[locale].orderPaid
  if (parcels.length === 0) return []
  const isOnly = parcels.length === 1 && parcels[0]?.number === 1
  return [
    { kind: 'heading', text: words.deliveries },
    {
      kind: 'facts',
      rows: parcels.map(({ number, arrivalOn }) => ({
        label: isOnly ? labels.delivery : words.parcel(number),
        value: around(formatDate(arrivalOn, locale)),
      })),
    },
  ]
}
