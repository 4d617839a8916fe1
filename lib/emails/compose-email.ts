import { AppError } from '#lib/app-error.ts'
import { firstCancelDeadline, nextCancelDeadline } from '#lib/calendar/cancel-deadlines.ts'
import { deliveryFrom } from '#lib/calendar/deliveries.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import { composeMail, type MailFacts } from '#lib/mail/compose-mail.ts'
import type { Letter } from '#lib/mail/letter.ts'
import { instalmentsFor } from '#lib/orders/instalments.ts'
import { nextOrders } from '#lib/orders/next-orders.ts'
import { paths } from '#lib/paths.ts'
import { isRunning } from '#lib/states/subscription.ts'
import type { Order } from '#lib/subscriptions/orders.ts'
import {
  address,
  common,
  linksOf,
  nextOrder,
  orderAt,
  rulesOf,
  saidCutOff,
  success,
  withFee,
} from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'
import type { ShopperMail } from './get-email-source.ts'
import { received, toPay } from './payment-facts.ts'

export type ComposedEmail = {
  to: { name: string; emailAddress: string }
  letter: Letter
}

/** A queued email, made from what is true now. Null: it is not true any more. */
export function composeEmail<Kind extends ShopperMail>(
  kind: Kind,
  subject: EmailSubject,
): ComposedEmail | null {
  const facts = makers[kind](subject)
  if (facts === null) return null
  const { person, locale } = subject
  return {
    to: { name: `${person.lastName} ${person.firstName}`, emailAddress: person.emailAddress },
    letter: composeMail(kind, facts, locale),
  }
}

type Makers = {
  readonly [Kind in ShopperMail]: (subject: EmailSubject) => MailFacts[Kind] | null
}

const makers: Makers = {
  'signup-completed': completed,
  'signup-pending': (subject) =>
    subject.signup.status === 'redirected'
      ? {
          ...common(subject),
          links: { ...linksOf(subject), success: success(subject) },
          requestedOn: subject.signup.askedOn,
        }
      : null,
  'signup-reminder': (subject) =>
    subject.subscription.status === 'pending'
      ? {
          ...common(subject),
          links: {
            ...linksOf(subject),
            resume: address(paths.cancel(subject.locale, subject.signup.id)),
          },
        }
      : null,
  'signup-invite': (subject) =>
    subject.subscription.status === 'pending'
      ? {
          ...common(subject),
          links: {
            ...linksOf(subject),
            form: address(paths.subscribe(subject.locale, subject.planSlug)),
          },
        }
      : null,
  'agreement-spare': (subject) =>
    subject.subscription.paymentMethod !== 'smartpay'
      ? {
          ...common(subject),
          links: { ...linksOf(subject), decide: success(subject) },
          agreedOn: subject.signup.askedOn,
          chosenPaymentMethod: subject.subscription.paymentMethod,
          over: !isRunning(subject.subscription.status),
        }
      : null,
  'payment-method-changed': moved,
  'subscription-canceled': (subject) => {
    const { status, canceledOn, paymentMethod } = subject.subscription
    return status === 'canceled' && canceledOn
      ? { ...common(subject), canceledOn, paymentMethod }
      : null
  },
  'payment-instructions': (subject) =>
    subject.order?.status === 'awaiting_payment' ? toPay(subject) : null,
  'payment-reminder': (subject) => {
    const facts = subject.order?.status === 'awaiting_payment' ? toPay(subject) : null
    return facts?.payment.paymentMethod === 'bank_transfer'
      ? { ...facts, payment: facts.payment }
      : null
  },
  'payment-received': received,
  'order-expired': (subject) =>
    subject.order?.status === 'expired'
      ? {
          ...common(subject),
          orderNumber: subject.order.index + 1,
          payBy: subject.order.payBy ?? subject.order.dueOn,
          nextOrder: withFee(subject, nextOrder(subject)),
        }
      : null,
}

function completed(subject: EmailSubject): MailFacts['signup-completed'] | null {
  const { signup, subscription, content, facts, locale, quantity } = subject
  if (signup.status !== 'completed' || !subscription.anchorOn) return null
  const { cadence, delivery } = content
  const agreedOn = subscription.anchorOn
  const { firstOrderMinor } = planSums(content, quantity)
  const { paymentMethod } = signup
  return {
    ...common(subject),
    links: { ...linksOf(subject), success: success(subject) },
    agreedOn,
    contents: contractWords[locale].quantity.contents(content.contents[locale], quantity),
    cadence,
    payment:
      paymentMethod === 'smartpay'
        ? { paymentMethod, instalments: instalmentsFor(firstOrderMinor, agreedOn) }
        : { paymentMethod },
    feeMinor: signup.feeMinor,
    firstOrder: {
      sumMinor: firstOrderMinor,
      deliveryAround: deliveryFrom(rulesOf(subject), agreedOn).arrival.on,
      arrivalDays: delivery.arrivalDays,
    },
    nextOrder: orderAt(subject, 1),
    cancelMethod: facts.cancelMethod[locale],
    ...saidCutOff(subject),
    cancelBy: firstCancelDeadline(rulesOf(subject), agreedOn),
    minimumCycles: content.minimumCycles,
    consentText: agreedText(subject),
  }
}

/** Throws where there is none: what confirms a contract must hold it, and its absence is a bug of ours. */
function agreedText({ signup: { id, consentText } }: EmailSubject): string {
  if (!consentText) throw new AppError('A completed signup has no consent', { signupId: id })
  return consentText
}

function moved(subject: EmailSubject): MailFacts['payment-method-changed'] {
  const { signup, subscription, content, facts, locale, openOrders, today } = subject
  const { placed, orders } = nextOrders(openOrders, subscription.movedOn ?? today)
  const last = orders.at(-1)
  const coming = last && !placed ? toldOrder(last) : orderAt(subject, (last?.index ?? 0) + 1)
  return {
    ...common(subject),
    previousPaymentMethod: signup.previousPaymentMethod,
    waiting: placed ? orders.map(toldOrder) : [],
    nextOrder: coming,
    atTheDoor: subject.atTheDoor.map(toldOrder),
    cancelMethod: facts.cancelMethod[locale],
    ...saidCutOff(subject),
    cancelBy: nextCancelDeadline(
      rulesOf(subject),
      subscription.anchorOn ?? today,
      coming.orderedOn,
    ),
    minimumCycles: content.minimumCycles,
    // What a spare's contract said was true of the beginning that it was written for.
    ...(signup.askedBeforeChoice ? {} : { consentText: agreedText(subject) }),
  }
}

function toldOrder({ dueOn, amountMinor }: Order) {
  return { orderedOn: dueOn, sumMinor: amountMinor }
}
