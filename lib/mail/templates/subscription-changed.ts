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
  /** Of one that ends; null as well where nobody knows it yet. */
  lastOrderOn: PlainDate | null
  /** The last day on which the end can be taken back; null: it does not end, or that is over. */
  takeBackBy: PlainDate | null
  cancelMethod: string
}

/** The shop changed when the next orders come, as the customer asked: what changed, and what comes next. */
export function subscriptionChanged(facts: Facts, locale: Locale): Letter {
  const { labels, nextOrder: nextTitle, lastOrder, nothingComes } = mailWords[locale]
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
            ...(facts.lastOrderOn
              ? [{ label: lastOrder, value: formatDate(facts.lastOrderOn, locale) }]
              : []),
          ],
        },
      ]
    : [{ kind: 'paragraph', text: facts.nothingComes ? nothingComes : words.noNextOrder }]
  return letterFrom(facts, locale, {
    subject: said.subject(planName),
    preheader: said.preheader,
    title: said.title,
    blocks: [
      { kind: 'paragraph', text: sayChange(change, planName, locale) },
      ...(change.kind === 'paused' ? [{ kind: 'paragraph' as const, text: made }] : []),
      ...(change.kind === 'ending' ? [{ kind: 'paragraph' as const, text: words.firm }] : []),
      ...next,
      ...(change.kind === 'ending' && facts.takeBackBy
        ? [{ kind: 'note' as const, text: words.takeBack(formatDate(facts.takeBackBy, locale)) }]
        : []),
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
    case 'ending':
      return words.ending.lead(
        plan,
        change.last && {
          cycle: cycle(change.last.orderNumber),
          date: day(change.last.orderedOn),
        },
      )
    case 'ending-taken-back':
      return words['ending-taken-back'].lead(plan)
  }
}
