import type { Locale } from '#lib/i18n/locale.ts'
import { orderMailWords } from '#lib/mail/words/order.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'

type Facts = CommonFacts & {
  orderNumber: number
  /** Which of how many parcels of the order. */
  parcel: { number: number; among: number }
  lines: readonly { name: string; quantity: number }[]
  carrier: string | null
  tracking: string | null
  /** Null: its planned day is over. */
  arrivalOn: PlainDate | null
  /** To be paid to the carrier, in yen; null: nothing is. */
  atTheDoorMinor: number | null
}

/** A parcel has gone out: what it carries, how to find it, and when it comes. */
export function orderShipped(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName, labels, around, taxIncluded } = mailWords[locale]
  const words = orderMailWords[locale].shipped
  const { parcel, carrier, tracking, arrivalOn, atTheDoorMinor } = facts
  const cycle = cycleName(facts.orderNumber)
  const lead = words.lead(facts.planName, cycle)
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, cycle),
    preheader: lead,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: lead },
      {
        kind: 'facts',
        rows: [
          ...(parcel.among > 1
            ? [{ label: words.parcel, value: words.parcelOf(parcel.number, parcel.among) }]
            : []),
          ...facts.lines.map(({ name, quantity }) => ({
            label: words.contents,
            value: words.pieces(name, quantity),
          })),
          ...(arrivalOn
            ? [{ label: labels.delivery, value: around(formatDate(arrivalOn, locale)) }]
            : []),
          ...(carrier ? [{ label: words.carrier, value: carrier }] : []),
          ...(tracking ? [{ label: words.tracking, value: tracking }] : []),
          ...(atTheDoorMinor === null
            ? []
            : [{ label: words.atTheDoor, value: taxIncluded(formatYen(atTheDoorMinor)) }]),
        ],
      },
    ],
  })
}
