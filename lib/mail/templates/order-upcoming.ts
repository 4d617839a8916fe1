import type { Locale } from '#lib/i18n/locale.ts'
import { orderMailWords } from '#lib/mail/words/order.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts, InstalmentFacts, OrderFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { instalmentBlock } from './invoice-blocks.ts'
import { letterFrom } from './letter-from.ts'
import { orderRows } from './shared-blocks.ts'

type Facts = CommonFacts & {
  orderNumber: number
  order: OrderFacts
  /** The last day to change it. */
  changeBy: PlainDate
  deliveryAround: PlainDate
  /** How Smartpay splits it, if it is approved on its day. */
  instalments: InstalmentFacts
  cancelMethod: string
}

/** Before an order becomes firm: when, how much, until when it can be changed, and what happens if nothing is done. */
export function orderUpcoming(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName, labels, around } = mailWords[locale]
  const words = orderMailWords[locale].upcoming
  const cycle = cycleName(facts.orderNumber)
  const { orderedOn, sumMinor } = facts.order
  const changeBy = formatDate(facts.changeBy, locale)
  const sum = formatYen(sumMinor)
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, formatDate(orderedOn, locale)),
    preheader: words.preheader(changeBy),
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.planName, cycle) },
      {
        kind: 'facts',
        rows: [
          ...orderRows(facts.order, locale),
          { label: labels.delivery, value: around(formatDate(facts.deliveryAround, locale)) },
          { label: labels.changeBy, value: changeBy },
        ],
      },
      { kind: 'heading', text: words.otherwiseTitle },
      { kind: 'paragraph', text: words.otherwise(formatDate(orderedOn, locale), sum) },
      instalmentBlock(facts.instalments, locale),
      { kind: 'note', text: words.further(changeBy, facts.cancelMethod) },
    ],
  })
}
