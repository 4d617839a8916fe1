import type { Locale } from '#lib/i18n/locale.ts'
import { chargeMailWords } from '#lib/mail/words/charge.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import type { CommonFacts, OrderFacts } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { orderRows } from './shared-blocks.ts'

type Facts = CommonFacts & {
  orderNumber: number
  /** Null: the subscription is paused with it, or ends. */
  nextOrder: OrderFacts | null
}

/** An order could not be collected in the time that the shop gives: it is left out, and what becomes of the subscription. */
export function orderGivenUp(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName, nextOrder, goesOn, nothingComes } = mailWords[locale]
  const words = chargeMailWords[locale].orderGivenUp
  const cycle = cycleName(facts.orderNumber)
  const after: Block[] = facts.nextOrder
    ? [
        { kind: 'paragraph', text: goesOn },
        { kind: 'heading', text: nextOrder },
        { kind: 'facts', rows: orderRows(facts.nextOrder, locale) },
      ]
    : [{ kind: 'paragraph', text: facts.nothingComes ? nothingComes : words.paused }]
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, cycle),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.planName, cycle) },
      { kind: 'paragraph', text: words.nothing },
      ...after,
      {
        kind: 'note',
        text: words.again[facts.nextOrder || facts.nothingComes ? 'goesOn' : 'paused'],
      },
    ],
  })
}
