import { sayChanges } from '#lib/amendments/say-changes.ts'
import { nextCancelDeadline } from '#lib/calendar/cancel-deadlines.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { paths } from '#lib/paths.ts'
import { address, common, linksOf, orderAt, rulesOf, saidCutOff, withFee } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

/** Null: it can be answered no longer. */
export function amendmentProposed(subject: EmailSubject): MailFacts['amendment-proposed'] | null {
  const { amendment, locale } = subject
  if (amendment?.status !== 'proposed') return null
  const { id, key, before, next, first, answerBy } = amendment
  const answer = address(paths.amendment(locale, id, key))
  return {
    ...common(subject),
    links: { ...linksOf(subject), answer },
    changes: sayChanges(before, next, locale),
    order: first,
    answerBy,
  }
}

/** Null: it was not agreed to. */
export function amendmentAgreed(subject: EmailSubject): MailFacts['amendment-agreed'] | null {
  const { amendment, subscription, content, facts, locale, today } = subject
  if (amendment?.status !== 'agreed') return null
  const { before, next, fromIndex, consentText } = amendment
  const coming = orderAt(subject, fromIndex)
  return {
    ...common(subject),
    orderNumber: fromIndex + 1,
    changes: sayChanges(before, next, locale),
    nextOrder: withFee(subject, coming),
    cancelMethod: facts.cancelMethod[locale],
    ...saidCutOff(subject),
    cancelBy: nextCancelDeadline(
      rulesOf(subject),
      subscription.anchorOn ?? today,
      coming.orderedOn,
    ),
    minimumCycles: content.minimumCycles,
    consentText,
  }
}
