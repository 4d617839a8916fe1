import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { subscriptionMailWords } from '#lib/mail/words/subscription.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts, OrderFacts } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { nextOrderBlocks, orderRows } from './shared-blocks.ts'

type Facts = CommonFacts & {
  /** The day on which the agreement was made that pays from now on. */
  agreedOn: PlainDate
  /** Orders that wait for their money, each with what comes next, in a sentence. */
  waiting: readonly { order: OrderFacts; next: string }[]
  /** Null: none is planned. */
  nextOrder: OrderFacts | null
}

/** Another agreement at Smartpay pays from the next charge on: which one, and what is charged next. */
export function tokenChanged(facts: Facts, locale: Locale): Letter {
  const words = subscriptionMailWords[locale].tokenChanged
  const lead = words.lead(facts.planName, formatDate(facts.agreedOn, locale))
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: lead,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: lead },
      ...waitingBlocks(facts, locale),
      ...nextOrderBlocks(facts.nextOrder, locale),
      { kind: 'paragraph', text: mailWords[locale].notYou },
    ],
  })
}

function waitingBlocks({ waiting }: Facts, locale: Locale): Block[] {
  if (waiting.length === 0) return []
  return [
    { kind: 'heading', text: subscriptionMailWords[locale].tokenChanged.waiting },
    ...waiting.flatMap(({ order, next }): Block[] => [
      { kind: 'facts', rows: orderRows(order, locale) },
      { kind: 'paragraph', text: next },
    ]),
  ]
}
