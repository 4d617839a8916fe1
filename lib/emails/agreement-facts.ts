import { AppError } from '#lib/app-error.ts'
import { firstCancelDeadline, nextCancelDeadline } from '#lib/calendar/cancel-deadlines.ts'
import { collectedOn, deliveryFrom } from '#lib/calendar/deliveries.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { instantOf } from '#lib/clock.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { instalmentsFor } from '#lib/orders/instalments.ts'
import { dateIn } from '#lib/plain-date.ts'
import type { Order } from '#lib/subscriptions/orders.ts'
import {
  common,
  linksOf,
  nothingComes,
  orderAt,
  rulesOf,
  saidCutOff,
  success,
} from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'
import { invoiceOf } from './invoice-facts.ts'

/** What began, with the first order as it stands. Null: it did not. */
export function completed(subject: EmailSubject): MailFacts['signup-completed'] | null {
  const { signup, subscription, content, facts, locale, quantity } = subject
  if (signup.status !== 'completed' || !subscription.anchorOn) return null
  const { cadence, delivery } = content
  const agreedOn = subscription.anchorOn
  const { firstOrderMinor } = planSums(content, quantity)
  const { paymentMethod } = signup
  const [first] = subject.collected
  // Smartpay counts from the day on which it was collected; the parcel goes out by that of the order, where that came first.
  const paidOn = first?.paidAt ? dateIn(facts.timeZone, instantOf(first.paidAt)) : null
  const orderedOn = (content.capture === 'at-once' ? paidOn : null) ?? agreedOn
  return {
    ...common(subject),
    links: { ...linksOf(subject), success: success(subject) },
    agreedOn,
    contents: contractWords[locale].quantity.contents(content.contents[locale], quantity),
    cadence,
    payment:
      paymentMethod === 'smartpay'
        ? {
            paymentMethod,
            state: first?.state ?? 'planned',
            instalments: instalmentsFor(
              firstOrderMinor,
              paidOn ?? collectedOn(rulesOf(subject), orderedOn),
            ),
            invoice: saysPaid(subject) ? invoiceOf(subject) : null,
          }
        : { paymentMethod },
    feeMinor: signup.feeMinor,
    firstOrder: {
      sumMinor: firstOrderMinor,
      deliveryAround: deliveryFrom(rulesOf(subject), orderedOn).arrival.on,
      arrivalDays: delivery.arrivalDays,
    },
    laterOrderMinor: planSums(content, quantity).laterOrderMinor,
    nextOrder: nothingComes(subject) ? null : orderAt(subject, 1),
    cancelMethod: facts.cancelMethod[locale],
    ...saidCutOff(subject),
    cancelBy: firstCancelDeadline(rulesOf(subject), agreedOn),
    minimumCycles: content.minimumCycles,
    consentText: agreedText(subject),
  }
}

/** Whether the mail about the completed signup says that the first order is paid, and so is its receipt. */
export function saysPaid({ signup, collected: [first] }: EmailSubject): boolean {
  return signup.paymentMethod === 'smartpay' && first?.state === 'paid'
}

/** Throws where there is none: what confirms a contract must hold it, and its absence is a bug of ours. */
function agreedText({ signup: { id, consentText } }: EmailSubject): string {
  if (!consentText) throw new AppError('A completed signup has no consent', { signupId: id })
  return consentText
}

/** From now on Smartpay pays. */
export function moved(subject: EmailSubject): MailFacts['payment-method-changed'] {
  const { signup, subscription, content, facts, locale, collected, openOrders, today } = subject
  const [next] = openOrders
  const coming = next ? toldOrder(next) : orderAt(subject, (collected.at(-1)?.index ?? 0) + 1)
  return {
    ...common(subject),
    previousPaymentMethod: signup.previousPaymentMethod,
    waiting: collected.map(toldOrder),
    next: nothingComes(subject)
      ? null
      : {
          order: coming,
          cancelMethod: facts.cancelMethod[locale],
          ...saidCutOff(subject),
          cancelBy: nextCancelDeadline(
            rulesOf(subject),
            subscription.anchorOn ?? today,
            coming.orderedOn,
          ),
          minimumCycles: content.minimumCycles,
        },
    atTheDoor: subject.atTheDoor.map(toldOrder),
    // What a spare's contract said was true of the beginning that it was written for.
    ...(signup.askedBeforeChoice ? {} : { consentText: agreedText(subject) }),
  }
}

function toldOrder({ dueOn, amountMinor }: Order) {
  return { orderedOn: dueOn, sumMinor: amountMinor }
}
