import type { Locale } from '#lib/i18n/locale.ts'
import { refundMailWords } from '#lib/mail/words/refund.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { CommonFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'

type Facts = CommonFacts & {
  orderNumber: number
  sumMinor: number
  refundedOn: PlainDate
  /** For what; nothing where it is all that was paid, or nobody can tell. */
  lines: readonly { name: string; quantity: number }[]
  /** Of what was paid, in yen; null: it was paid after the order was over. */
  leftMinor: number | null
  /** What had not gone out is not sent any more. */
  parcelsEnd: boolean
}

/** Money went back: how much, for what, and what becomes of the payments to Smartpay. */
export function orderRefunded(facts: Facts, locale: Locale): Letter {
  const { cycle: cycleName, taxIncluded } = mailWords[locale]
  const words = refundMailWords[locale]
  const cycle = cycleName(facts.orderNumber)
  const sum = formatYen(facts.sumMinor)
  const lead = words.lead(facts.planName, cycle, sum)
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, cycle),
    preheader: lead,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: lead },
      ...(facts.leftMinor === null ? [{ kind: 'paragraph' as const, text: words.late }] : []),
      {
        kind: 'facts',
        rows: [
          { label: words.sum, value: taxIncluded(sum) },
          { label: words.on, value: formatDate(facts.refundedOn, locale) },
          ...facts.lines.map(({ name, quantity }) => ({
            label: words.line,
            value: words.pieces(name, quantity),
          })),
          ...(facts.leftMinor === null
            ? []
            : [{ label: words.left, value: taxIncluded(formatYen(facts.leftMinor)) }]),
        ],
      },
      { kind: 'heading', text: words.schedule },
      { kind: 'paragraph', text: words.shrinks },
      ...(facts.parcelsEnd ? [{ kind: 'paragraph' as const, text: words.parcelsEnd }] : []),
    ],
  })
}
