import type { Locale } from '#lib/i18n/locale.ts'
import { changeMailWords } from '#lib/mail/words/change.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts, OrderFacts, PaymentMethod, ScheduleChange } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { orderRows } from './shared-blocks.ts'

type Facts = CommonFacts & {
  change: ScheduleChange
  paymentMethod: PaymentMethod
  /** Null: the pause has no end yet. `changeBy`: null where that day is over. */
  nextOrder: (OrderFacts & { changeBy: PlainDate | null }) | null
  cancelMethod: string
}

/** The shop changed when the next orders come, as the customer asked: what changed, and what comes next. */
export function subscriptionChanged(facts: Facts, locale: Locale): Letter {
  const { labels, nextOrder: nextTitle } = mailWords[locale]
  const words = changeMailWords[locale]
  const { change, nextOrder, planName } = facts
  const said = words[change.kind]
  const made = words.made[facts.paymentMethod === 'smartpay' ? 'smartpay' : 'offline']
  const next: Block[] = nextOrder
    ? [
        { kind: 'heading', text: nextTitle },
        {
          kind: 'facts',
          rows: [
            ...orderRows(nextOrder, locale),
            ...(nextOrder.changeBy
              ? [{ label: labels.changeBy, value: formatDate(nextOrder.changeBy, locale) }]
              : []),
          ],
        },
      ]
    : [{ kind: 'paragraph', text: words.noNextOrder }]
  return letterFrom(facts, locale, {
    subject: said.subject(planName),
    preheader: said.preheader,
    title: said.title,
    blocks: [
      { kind: 'paragraph', text: sayChange(change, planName, locale) },
      ...(change.kind === 'paused' ? [{ kind: 'paragraph' as const, text: made }] : []),
      ...next,
      { kind: 'note', text: words.further(facts.cancelMethod) },
    ],
  })
}

function sayChange(change: ScheduleChange, plan: string, locale: Locale): string {
  const words = changeMailWords[locale]
  const { cycle } = mailWords[locale]
  const day = (on: PlainDate) => formatDate(on, locale)
  switch (change.kind) {
    case 'skipped':
    case 'skip-taken-back':
      return words[change.kind].lead(plan, cycle(change.orderNumber), day(change.dueOn))
    case 'moved':
      return words.moved.lead(plan, cycle(change.orderNumber), {
        from: day(change.from),
        to: day(change.to),
        later: change.later,
      })
    case 'paused':
      return words.paused.lead(plan, change.until && day(change.until))
    case 'resumed':
      return words.resumed.lead(plan)
  }
}
