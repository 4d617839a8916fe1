import { openMethods } from '#lib/catalog/payment-methods.ts'
import { sayStep } from '#lib/i18n/dunning.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { common, nextOrder } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

/** An order that could not be charged for the shopper's sake. Null: it is paid, is tried again just now, or is over. */
export function uncollected(subject: EmailSubject): MailFacts['order-declined'] | null {
  const { order, facts, nextStep, locale } = subject
  if (order?.status !== 'past_due') return null
  const { state } = order
  if (state !== 'declined' && state !== 'refused' && state !== 'given-up') return null
  return {
    ...common(subject),
    orderNumber: order.index + 1,
    why: state,
    order: { orderedOn: order.dueOn, sumMinor: order.totalMinor },
    offered: openMethods(facts),
    otherwise: sayStep(nextStep, 'shopper', locale),
    nextOrder: nextOrder(subject),
  }
}
