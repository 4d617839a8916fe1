import { deliveryFrom } from '#lib/calendar/deliveries.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { common, nextOrder, rulesOf, withFee } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'
import { invoiceOf } from './invoice-facts.ts'

type ToPay = MailFacts['payment-instructions']

/** What is to be paid where and by when; null where it cannot be told any more. */
export function toPay(subject: EmailSubject): ToPay | null {
  const { order, facts, locale } = subject
  if (!order) return null
  const sums = { orderMinor: order.totalMinor - order.feeMinor, feeMinor: order.feeMinor }
  const told = { ...common(subject), orderNumber: order.index + 1 }
  if (order.paymentMethod === 'cash_on_delivery')
    return {
      ...told,
      payment: {
        paymentMethod: 'cash_on_delivery',
        ...sums,
        deliveryAround: deliveryFrom(rulesOf(subject), order.dueOn).arrival.on,
      },
    }
  const account = facts.paymentMethods.bank_transfer?.account
  if (!account || !order.payBy || !order.payReference) return null
  return {
    ...told,
    payment: {
      paymentMethod: 'bank_transfer',
      bankName: account.bankName[locale],
      branchName: account.branchName[locale],
      accountType: account.accountType,
      accountNumber: account.accountNumber,
      accountHolder: account.accountHolder[locale],
      reference: order.payReference,
      ...sums,
      payBy: order.payBy,
    },
  }
}

/** What came; null where nothing did. */
export function received(subject: EmailSubject): MailFacts['payment-received'] | null {
  const { order, payment } = subject
  const invoice = invoiceOf(subject)
  if (!order || !payment || !invoice) return null
  return {
    ...common(subject),
    orderNumber: order.index + 1,
    paymentMethod: payment.paymentMethod,
    sumMinor: payment.amountMinor,
    receivedOn: payment.receivedOn,
    invoice,
    ...(payment.paymentMethod === 'bank_transfer'
      ? { deliveryAround: deliveryFrom(rulesOf(subject), payment.receivedOn).arrival.on }
      : {}),
    nextOrder: withFee(subject, nextOrder(subject)),
  }
}
