import type { Locale } from '#lib/i18n/locale.ts'
import { paymentMailWords } from '#lib/mail/words/payment.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts, InvoiceFacts, OrderFacts, PaymentMethod } from '../facts.ts'
import type { Fact, Letter } from '../letter.ts'
import { invoiceBlocks } from './invoice-blocks.ts'
import { letterFrom } from './letter-from.ts'
import { nextOrderBlocks } from './shared-blocks.ts'

type Facts = CommonFacts & {
  orderNumber: number
  paymentMethod: PaymentMethod
  sumMinor: number
  receivedOn: PlainDate
  invoice: InvoiceFacts
  /** Absent when the parcel was paid for at the door. */
  deliveryAround?: PlainDate
  /** Null: it is paused without an end. */
  nextOrder: OrderFacts | null
}

/** A payment has come: how much, when, for which delivery, and what follows. */
export function paymentReceived(facts: Facts, locale: Locale): Letter {
  const { labels, ...common } = mailWords[locale]
  const words = paymentMailWords[locale].paymentReceived
  const cycle = common.cycle(facts.orderNumber)
  const lead = words.lead(facts.planName, cycle)
  const receivedOn = formatDate(facts.receivedOn, locale)
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, cycle),
    preheader: lead,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: lead },
      {
        kind: 'sum',
        label: words.sum,
        amount: formatYen(facts.sumMinor),
        detail: words.detail(receivedOn),
      },
      { kind: 'heading', text: words.next },
      {
        kind: 'facts',
        rows: [
          { label: labels.paymentMethod, value: common.paymentMethods[facts.paymentMethod] },
          ...(facts.deliveryAround ? [arrival(facts.deliveryAround, locale)] : []),
        ],
      },
      ...invoiceBlocks(facts.invoice, locale),
      ...nextOrderBlocks(facts.nextOrder, locale),
    ],
  })
}

function arrival(on: PlainDate, locale: Locale): Fact {
  const { labels, around } = mailWords[locale]
  return { label: labels.delivery, value: around(formatDate(on, locale)) }
}
