import { amendmentWords } from '#lib/i18n/amendment.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { amendmentMailWords } from '#lib/mail/words/amendment.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { Cancelling, CommonFacts, OrderFacts } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { cancelBlocks, consentBlocks, orderRows } from './shared-blocks.ts'

type Change = { label: string; before: string; after: string }

type Proposed = CommonFacts<'answer'> & {
  changes: readonly Change[]
  /** The first order by the new terms. */
  order: OrderFacts
  answerBy: PlainDate
}

/** The shop proposes other terms: what would change from when on, where to answer, and that nothing changes without. */
export function amendmentProposed(facts: Proposed, locale: Locale): Letter {
  const words = amendmentMailWords[locale].proposed
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.planName) },
      { kind: 'heading', text: words.changes },
      changesBlock(facts.changes, locale),
      { kind: 'heading', text: words.from },
      { kind: 'facts', rows: orderRows(facts.order, locale) },
      { kind: 'button', label: words.button, url: facts.links.answer },
      { kind: 'note', text: words.nothing(formatDate(facts.answerBy, locale)) },
    ],
  })
}

type Agreed = CommonFacts &
  Cancelling & {
    orderNumber: number
    changes: readonly Change[]
    nextOrder: OrderFacts
    consentText: string
  }

/** The shopper agreed to other terms: what changed, from which order on, and the contract word for word. */
export function amendmentAgreed(facts: Agreed, locale: Locale): Letter {
  const words = amendmentMailWords[locale].agreed
  const { cycle, nextOrder } = mailWords[locale]
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.planName, cycle(facts.orderNumber)) },
      changesBlock(facts.changes, locale),
      { kind: 'note', text: words.before },
      { kind: 'heading', text: nextOrder },
      { kind: 'facts', rows: orderRows(facts.nextOrder, locale) },
      ...cancelBlocks(facts, locale),
      ...consentBlocks(facts, locale),
    ],
  })
}

function changesBlock(changes: readonly Change[], locale: Locale): Block {
  const { becomes } = amendmentWords[locale]
  return {
    kind: 'facts',
    rows: changes.map(({ label, before, after }) => ({ label, value: becomes(before, after) })),
  }
}
