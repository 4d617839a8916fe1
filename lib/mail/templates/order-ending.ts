import type { Locale } from '#lib/i18n/locale.ts'
import { chargeMailWords } from '#lib/mail/words/charge.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import type { CommonFacts, OfflineMethod, OrderFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { nextOrderBlocks, orderRows } from './shared-blocks.ts'

type Facts = CommonFacts & {
  orderNumber: number
  /** `failed`: the shop could not place it. */
  why: 'declined' | 'refused' | 'given-up' | 'failed'
  /** What the shop's policy ends with it. */
  end: 'skip' | 'pause' | 'cancel'
  order: OrderFacts
  /** How else it can be paid. */
  offered: readonly OfflineMethod[]
  /** What happens if nothing is done, and until when something can be, in a sentence. */
  otherwise: string
  /** Null: it ends or pauses with the order. */
  nextOrder: OrderFacts | null
}

/** The last mail before an order is given up: what is about to end, until when something can be done, and what. */
export function orderEnding(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName, paymentMethods } = mailWords[locale]
  const { orderDeclined, orderEnding: words } = chargeMailWords[locale]
  const cycle = cycleName(facts.orderNumber)
  const methods = facts.offered.map((method) => paymentMethods[method])
  const help = facts.why === 'failed' ? words.help : orderDeclined.help[facts.why]
  return letterFrom(facts, locale, {
    subject: words.subject[facts.end](facts.planName, cycle),
    preheader: facts.otherwise,
    title: words.title[facts.end],
    blocks: [
      { kind: 'paragraph', text: words.lead[facts.why](facts.planName, cycle) },
      { kind: 'paragraph', text: facts.otherwise },
      { kind: 'facts', rows: orderRows(facts.order, locale) },
      { kind: 'heading', text: orderDeclined.helpTitle },
      { kind: 'paragraph', text: help },
      ...(methods.length > 0
        ? [{ kind: 'paragraph' as const, text: orderDeclined.methods(methods) }]
        : []),
      ...nextOrderBlocks(facts.nextOrder, locale),
    ],
  })
}
