import type { Locale } from '#lib/i18n/locale.ts'
import { orderMailWords } from '#lib/mail/words/order.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import type { CommonFacts, OrderFacts } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { nextOrderBlocks, orderRows } from './shared-blocks.ts'

type Facts = CommonFacts & {
  orderNumber: number
  order: OrderFacts
  /** What the shopper may be told of why. */
  why: 'asked-by-customer' | 'cannot-deliver' | 'other'
  /**
   * How it was to be paid: Smartpay was not asked; it had approved; it waits for the shopper; a transfer was awaited; at the
   * door.
   */
  state: 'unsent' | 'approved' | 'watched' | 'transfer' | 'at-the-door'
  /** Its subscription is not over. */
  goesOn: boolean
  /** Null: it is paused without an end, or over. */
  nextOrder: OrderFacts | null
}

/** One order is canceled: that nothing is paid for it, what to do with what is on its way, and that the rest goes on. */
export function orderCanceled(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName } = mailWords[locale]
  const words = orderMailWords[locale].canceled
  const { planName, why, state, goesOn, nextOrder } = facts
  const cycle = cycleName(facts.orderNumber)
  const after: Block[] = goesOn
    ? [{ kind: 'paragraph', text: nextOrder ? words.goesOn : words.paused }]
    : []
  return letterFrom(facts, locale, {
    subject: words.subject(planName, cycle),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead[why](planName, cycle) },
      { kind: 'facts', rows: orderRows(facts.order, locale) },
      { kind: 'paragraph', text: words.states[state] },
      ...after,
      ...nextOrderBlocks(nextOrder, locale),
    ],
  })
}
