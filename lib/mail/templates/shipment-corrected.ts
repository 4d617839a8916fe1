import type { Locale } from '#lib/i18n/locale.ts'
import { orderMailWords } from '#lib/mail/words/order.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import type { CommonFacts } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { contentRows, type ParcelFacts, trackingRows } from './parcel-rows.ts'

type Facts = CommonFacts &
  ParcelFacts & {
    orderNumber: number
    /** Its carrier or number is another one; it has not gone out; and it will not any more. */
    state: 'tracking' | 'not-gone' | 'not-sent'
  }

/** What a mail said of a parcel was wrong: what is right. */
export function shipmentCorrected(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName } = mailWords[locale]
  const words = orderMailWords[locale].shipmentCorrected
  const { planName, state, carrier, tracking } = facts
  const cycle = cycleName(facts.orderNumber)
  const isUntracked = state === 'tracking' && carrier === null && tracking === null
  const more: Block[] = isUntracked ? [{ kind: 'paragraph', text: words.untracked }] : []
  return letterFrom(facts, locale, {
    subject: words.subject(planName, cycle),
    preheader: words.preheader[state],
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead[state](planName, cycle) },
      { kind: 'facts', rows: [...contentRows(facts, locale), ...trackingRows(facts, locale)] },
      ...more,
      { kind: 'paragraph', text: words.sorry },
    ],
  })
}
