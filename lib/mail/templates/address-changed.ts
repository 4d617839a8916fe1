import type { Locale } from '#lib/i18n/locale.ts'
import { customerMailWords } from '#lib/mail/words/customer.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type { PersonFacts } from '../facts.ts'
import type { Block, Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'

type Facts = PersonFacts & {
  changedOn: PlainDate
  /** Which details, with what they are now; null where the letter goes to a mail address of before. */
  details: readonly { what: 'name' | 'address' | 'phone' | 'email'; now: string | null }[]
  because: 'signup' | 'shop'
  /** Where the address changed: plans whose coming deliveries go there, and those that go to another one. */
  here: readonly string[]
  elsewhere: readonly string[]
  /** Parcels that have not gone out go to another one. */
  hasParcelsElsewhere: boolean
}

/** A customer's details became others: which, why, what is delivered where, and what to do who did not expect it. */
export function addressChanged(facts: Facts, locale: Locale): Letter {
  const words = customerMailWords[locale].addressChanged
  const names = facts.details.map(({ what }) => words.details[what])
  const lead = words.lead(formatDate(facts.changedOn, locale), names)
  const rows = facts.details.flatMap(({ what, now }) =>
    now === null ? [] : [{ label: capitalized(words.details[what]), value: now }],
  )
  return letterFrom(facts, locale, {
    subject: words.subject,
    preheader: lead,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: lead },
      { kind: 'paragraph', text: words.because[facts.because] },
      ...(rows.length > 0 ? [{ kind: 'facts' as const, rows }] : []),
      ...deliveryBlocks(facts, locale),
      { kind: 'paragraph', text: mailWords[locale].notYou },
    ],
  })
}

function deliveryBlocks({ here, elsewhere, hasParcelsElsewhere }: Facts, locale: Locale): Block[] {
  const words = customerMailWords[locale].addressChanged
  if (here.length + elsewhere.length === 0) return []
  const row = (label: string, plans: readonly string[]) =>
    plans.length > 0 ? [{ label, value: words.plans(plans) }] : []
  return [
    { kind: 'heading', text: words.deliveries },
    { kind: 'facts', rows: [...row(words.here, here), ...row(words.elsewhere, elsewhere)] },
    ...(hasParcelsElsewhere ? [{ kind: 'paragraph' as const, text: words.parcels }] : []),
    ...(hasParcelsElsewhere || elsewhere.length > 0
      ? [{ kind: 'paragraph' as const, text: words.move }]
      : []),
  ]
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
