import type { Locale } from '#lib/i18n/locale.ts'
import type { Cancelling, CommonFacts, OfflineMethod, OrderFacts } from '#lib/mail/facts.ts'
import type { Block, Letter } from '#lib/mail/letter.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { subscriptionMailWords } from '#lib/mail/words/subscription.ts'
import { letterFrom } from './letter-from.ts'
import { cancelBlocks, consentBlocks, orderRows } from './shared-blocks.ts'

type Facts = CommonFacts & {
  previousPaymentMethod: OfflineMethod
  /** Placed before, and paid by Smartpay now. */
  waiting: readonly OrderFacts[]
  /** The order after them, and how to stop before it; null: none comes. */
  next: (Cancelling & { order: OrderFacts }) | null
  /** Placed before, and paid at the door as agreed. */
  atTheDoor: readonly OrderFacts[]
  /** None for a spare: its contract was written for another beginning. */
  consentText?: string
}

/** Smartpay pays for what was paid another way, from the orders on that wait for their payment, or from the next one. */
export function paymentMethodChanged(facts: Facts, locale: Locale): Letter {
  const { paymentMethods } = mailWords[locale]
  const { consentText } = facts
  const words = subscriptionMailWords[locale].paymentMethodChanged
  const from = words.from[facts.waiting.length > 0 ? 'waiting' : 'next']
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: from,
    title: words.title,
    blocks: [
      {
        kind: 'paragraph',
        text: words.lead(facts.planName, paymentMethods[facts.previousPaymentMethod]),
      },
      { kind: 'paragraph', text: from },
      ...orderBlocks(facts, locale),
      ...(facts.previousPaymentMethod === 'bank_transfer' && facts.waiting.length > 0
        ? [{ kind: 'note' as const, text: words.noTransfer }]
        : []),
      { kind: 'note', text: words.checked },
      ...(facts.next
        ? cancelBlocks(facts.next, locale)
        : [{ kind: 'note' as const, text: mailWords[locale].nothingComes }]),
      ...(consentText ? consentBlocks({ consentText }, locale) : []),
    ],
  })
}

/** Each kind of order under its own heading, with how it is paid. */
function orderBlocks({ waiting, next, atTheDoor }: Facts, locale: Locale): Block[] {
  const { labels, paymentMethods, ...mail } = mailWords[locale]
  const words = subscriptionMailWords[locale].paymentMethodChanged
  const blocks = (
    heading: string,
    orders: Facts['waiting'],
    paymentMethod: keyof typeof paymentMethods,
  ): Block[] =>
    orders.length === 0
      ? []
      : [
          { kind: 'heading', text: heading },
          {
            kind: 'facts',
            rows: [
              ...orders.flatMap((order) => orderRows(order, locale)),
              { label: labels.paymentMethod, value: paymentMethods[paymentMethod] },
            ],
          },
        ]
  return [
    ...blocks(words.atTheDoor, atTheDoor, 'cash_on_delivery'),
    ...blocks(words.waiting, waiting, 'smartpay'),
    ...blocks(mail.nextOrder, next ? [next.order] : [], 'smartpay'),
  ]
}
