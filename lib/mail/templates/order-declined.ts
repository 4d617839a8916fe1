import type { Locale } from '#lib/i18n/locale.ts'
import { chargeMailWords } from '#lib/mail/words/charge.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import type { CommonFacts, OfflineMethod, OrderFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { nextOrderBlocks, orderRows, withWhatFollows } from './shared-blocks.ts'

type Facts = CommonFacts & {
  orderNumber: number
  why: 'declined' | 'refused' | 'given-up'
  order: OrderFacts
  /** How else it can be paid. */
  offered: readonly OfflineMethod[]
  /** What happens if nothing is done, in a sentence. */
  otherwise: string
  /** Null: it is paused without an end. */
  nextOrder: OrderFacts | null
}

/** An order could not be charged for the shopper's sake: why, what helps, and what happens if nothing is done. */
export function orderDeclined(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName, paymentMethods } = mailWords[locale]
  const words = chargeMailWords[locale].orderDeclined
  const cycle = cycleName(facts.orderNumber)
  const methods = facts.offered.map((method) => paymentMethods[method])
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, cycle),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead[facts.why](facts.planName, cycle) },
      { kind: 'facts', rows: orderRows(facts.order, locale) },
      { kind: 'paragraph', text: withWhatFollows(words.nothing, facts, locale) },
      { kind: 'heading', text: words.helpTitle },
      { kind: 'paragraph', text: words.help[facts.why] },
      ...(methods.length > 0 ? [{ kind: 'paragraph' as const, text: words.methods(methods) }] : []),
      { kind: 'heading', text: words.otherwiseTitle },
      { kind: 'paragraph', text: facts.otherwise },
      ...nextOrderBlocks(facts.nextOrder, locale),
    ],
  })
}
