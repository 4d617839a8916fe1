import { deliveryFrom } from '#lib/calendar/deliveries.ts'
import type { MailFacts } from '#lib/mail/compose-mail.ts'
import { common, nextOrder, rulesOf, withFee } from './common-facts.ts'
import type { EmailSubject } from './email-source.ts'

type ToPay = MailFacts['payment-instructions']

/** What is to be paid where and by when; null where it cannot be told any more. */
export function toPay(subject: EmailSubject): ToPay | null {
  const { cycle, subscription, facts, locale } = subject
  if (!cycle) return null
  const sums = { orderMinor: cycle.amountMinor, feeMinor: cycle.feeMinor }
  const told = { ...common(subject), cycleNumber: cycle.index + 1 }
  if (subscription.paymentMethod === 'cash_on_delivery')
    return {
      ...told,
      payment: {
        paymentMethod: 'cash_on_delivery',
        ...sums,
        deliveryAround: deliveryFrom(rulesOf(subject), cycle.dueOn).arrival.on,
      },
    }
  const account = facts.paymentMethods.bank_transfer?.account
  if (!account || !cycle.payBy || !cycle.payReference) return null
  return {
    ...told,
    payment: {
      paymentMethod: 'bank_transfer',
      bankName: account.bankName[locale],
      branchName: account.branchName[locale],
      accountType: account.accountType,
      accountNumber: account.accountNumber,
      accountHolder: account.accountHolder[locale],
      reference: cycle.payReference,
      ...sums,
      payBy: cycle.payBy,
    },
  }
}

/** What came; null where nothing did. */
export function received(subject: EmailSubject): MailFacts['payment-received'] | null {
  const { cycle, payment } = subject
  if (!cycle || !payment) return null
  return {
    ...common(subject),
    cycleNumber: cycle.index + 1,
    paymentMethod: payment.paymentMethod,
    sumMinor: payment.amountMinor,
    receivedOn: payment.receivedOn,
    ...(payment.paymentMethod === 'bank_transfer'
      ? { deliveryAround: deliveryFrom(rulesOf(subject), payment.receivedOn).arrival.on }
      : {}),
    nextOrder: withFee(subject, nextOrder(subject)),
  }
}
