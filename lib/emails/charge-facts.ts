import { openMethods } from '#lib/catalog/payment-methods.ts'
import { sayStep } from '#lib/i18n/dunning.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import type { CollectedState } from '#lib/subscriptions/collected-state.ts'
import { nextOrderIn } from './change-facts.ts'
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

/** An order that is about to be given up. Null: something else comes next by now, or it is too late to do something about it. */
export function ending(subject: EmailSubject): MailFacts['order-last-notice'] | null {
  const { order, facts, nextStep, locale, today } = subject
  if (order?.status !== 'past_due' || nextStep?.does !== 'give-up') return null
  const { end } = nextStep
  if (end === 'transfer' || today.until(nextStep.on).days < 1) return null
  return {
    ...common(subject),
    orderNumber: order.index + 1,
    why: whyOf(order.state),
    end,
    order: { orderedOn: order.dueOn, sumMinor: order.totalMinor },
    offered: openMethods(facts),
    otherwise: sayStep(nextStep, 'shopper', locale),
    nextOrder: end === 'skip' ? nextOrderIn(subject) : null,
  }
}

/** Whatever else went wrong is no fault of theirs. */
function whyOf(state: CollectedState): MailFacts['order-last-notice']['why'] {
  return state === 'declined' || state === 'refused' || state === 'given-up' ? state : 'failed'
}
