import { composeMail, type MailFacts } from '#lib/mail/compose-mail.ts'
import type { Letter } from '#lib/mail/letter.ts'
import { paths } from '#lib/paths.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { completed, moved, saysPaid } from './agreement-facts.ts'
import { amendmentAgreed, amendmentProposed } from './amendment-facts.ts'
import { canceled } from './canceled-order-facts.ts'
import { changed } from './change-facts.ts'
import { ending, uncollected } from './charge-facts.ts'
import { upcoming } from './coming-facts.ts'
import { address, common, linksOf, nextOrder, success, withFee } from './common-facts.ts'
import { corrected, shipped } from './delivery-facts.ts'
import type { EmailSubject } from './email-source.ts'
import type { ShopperMail } from './mail-causes.ts'
import { paid } from './paid-facts.ts'
import { received, toPay } from './payment-facts.ts'
import { refunded } from './refund-facts.ts'
import { tokenChanged } from './token-facts.ts'

export type ComposedEmail = {
  to: { name: string; emailAddress: string }
  letter: Letter
  /** It says of a first order that it is paid, and all that a receipt says. */
  saysPaid?: boolean
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
    saysPaid: kind === 'signup-completed' && saysPaid(subject),
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
  'subscription-changed': changed,
  'amendment-proposed': amendmentProposed,
  'amendment-agreed': amendmentAgreed,
  'token-changed': tokenChanged,
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
  'order-paid': paid,
  'order-canceled': canceled,
  'order-declined': uncollected,
  'order-last-notice': ending,
  'order-refunded': refunded,
  'order-upcoming': upcoming,
  'order-shipped': shipped,
  'shipment-corrected': corrected,
  'order-given-up': (subject) =>
    subject.order?.status === 'canceled' && isRunning(subject.subscription.status)
      ? {
          ...common(subject),
          orderNumber: subject.order.index + 1,
          nextOrder: subject.subscription.status === 'paused' ? null : nextOrder(subject),
        }
      : null,
}
