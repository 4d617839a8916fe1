import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { instalmentsFor } from '#lib/orders/instalments.ts'
import { isRunning } from '#lib/states/subscription.ts'
import { nextOrderIn } from './change-facts.ts'
import { common } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'
import { invoiceOf } from './invoice-facts.ts'

/** The receipt of an order that a token paid; null where none did. */
export function paid(subject: EmailSubject): MailFacts['order-paid'] | null {
  const { order, subscription, today } = subject
  const invoice = invoiceOf(subject)
  if (!invoice || order?.status !== 'paid' || !order.paidOn) return null
  const { paidOn, parcels } = order
  return {
    ...common(subject),
    orderNumber: order.index + 1,
    paidOn,
    invoice,
    instalments: order.hasRefund ? [] : [...instalmentsFor(order.totalMinor, paidOn)],
    parcels: parcels.filter(({ arrivalOn }) => today.until(arrivalOn).sign >= 0),
    nextOrder: isRunning(subscription.status) ? nextOrderIn(subject) : null,
  }
}
