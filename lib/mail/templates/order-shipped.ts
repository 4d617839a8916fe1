import type { Locale } from '#lib/i18n/locale.ts'
import { orderMailWords } from '#lib/mail/words/order.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { contentRows, type ParcelFacts, trackingRows } from './parcel-rows.ts'

type Facts = CommonFacts &
  ParcelFacts & {
    orderNumber: number
    /** Null: its planned day is over. */
    arrivalOn: PlainDate | null
    /** To be paid to the carrier, in yen; null: nothing is. */
    atTheDoorMinor: number | null
  }

/** A parcel has gone out: what it carries, how to find it, and when it comes. */
export function orderShipped(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName, labels, around, taxIncluded } = mailWords[locale]
  const words = orderMailWords[locale].shipped
  const { arrivalOn, atTheDoorMinor } = facts
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
          ...contentRows(facts, locale),
          ...(arrivalOn
            ? [{ label: labels.delivery, value: around(formatDate(arrivalOn, locale)) }]
            : []),
          ...trackingRows(facts, locale),
          ...(atTheDoorMinor === null
            ? []
            : [{ label: words.atTheDoor, value: taxIncluded(formatYen(atTheDoorMinor)) }]),
        ],
      },
    ],
  })
}
