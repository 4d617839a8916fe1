import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { paymentMailWords } from '#lib/mail/words/payment.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { signupMailWords } from '#lib/mail/words/signup.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { BankTransfer, Cancelling, CashOnDelivery, CommonFacts, OrderFacts } from '../facts.ts'
import type { Block, Fact } from '../letter.ts'

/** When the next order is and what it costs. */
export function orderRows(order: OrderFacts, locale: Locale): Fact[] {
  const { labels, taxIncluded } = mailWords[locale]
  return [
    { label: labels.orderedOn, value: formatDate(order.orderedOn, locale) },
    { label: labels.sum, value: taxIncluded(formatYen(order.sumMinor)) },
  ]
}

/** The order that comes next; nothing where none does. */
export function nextOrderBlocks(order: OrderFacts | null, locale: Locale): Block[] {
  if (!order) return []
  return [
    { kind: 'heading', text: mailWords[locale].nextOrder },
    { kind: 'facts', rows: orderRows(order, locale) },
  ]
}

/** Whether the subscription goes on after the order that a mail tells about, at the end of a sentence about that one. */
export function withWhatFollows(
  sentence: string,
  { nothingComes }: Pick<CommonFacts, 'nothingComes'>,
  locale: Locale,
): string {
  const words = mailWords[locale]
  return joinSentences(locale, sentence, nothingComes ? words.nothingComes : words.goesOn)
}

/** Everything a shopper needs at the bank's machine, and what happens without a payment. */
export function transferBlocks(
  payment: BankTransfer,
  facts: Pick<CommonFacts, 'person' | 'nothingComes'>,
  locale: Locale,
): Block[] {
  const { person } = facts
  const { labels } = mailWords[locale]
  const words = paymentMailWords[locale].payment
  const payBy = formatDate(payment.payBy, locale)
  const total = formatYen(payment.orderMinor + payment.feeMinor)
  const payer = words.payerName(payment.reference, person.lastName, person.firstName)
  return [
    { kind: 'sum', label: words.transferSum, amount: total, detail: words.transferBy(payBy) },
    { kind: 'heading', text: words.account },
    {
      kind: 'facts',
      rows: [
        { label: labels.bank, value: payment.bankName },
        { label: labels.branch, value: payment.branchName },
        { label: labels.accountType, value: words.accountTypes[payment.accountType] },
        { label: labels.accountNumber, value: payment.accountNumber },
        { label: labels.accountHolder, value: payment.accountHolder },
        { label: labels.payerName, value: payer },
      ],
    },
    { kind: 'heading', text: words.steps },
    {
      kind: 'steps',
      items: [words.transfer(total, payBy), words.reference(payment.reference), words.afterwards],
    },
    ...breakdown(payment, words.transferFee, locale),
    { kind: 'note', text: words.bankFee },
    { kind: 'heading', text: words.unpaidTitle },
    { kind: 'paragraph', text: withWhatFollows(words.unpaid(payBy), facts, locale) },
  ]
}

/** What to have ready when the carrier rings. */
export function cashOnDeliveryBlocks(
  payment: CashOnDelivery,
  facts: Pick<CommonFacts, 'nothingComes'>,
  locale: Locale,
): Block[] {
  const { labels, around, paymentMethods } = mailWords[locale]
  const words = paymentMailWords[locale].payment
  const date = formatDate(payment.deliveryAround, locale)
  const total = formatYen(payment.orderMinor + payment.feeMinor)
  return [
    { kind: 'sum', label: words.deliverySum, amount: total, detail: words.deliveryOn(date) },
    { kind: 'heading', text: paymentMethods.cash_on_delivery },
    {
      kind: 'facts',
      rows: [
        { label: labels.delivery, value: around(date) },
        { label: labels.payTo, value: words.carrier },
      ],
    },
    { kind: 'paragraph', text: words.carrierText },
    ...breakdown(payment, words.deliveryFee, locale),
    { kind: 'heading', text: words.notTakenTitle },
    { kind: 'paragraph', text: withWhatFollows(words.notTaken(date), facts, locale) },
  ]
}

/** How to stop, and until when. */
export function cancelBlocks(
  { cancelMethod, cancelBy, cutOff, minimumCycles }: Cancelling,
  locale: Locale,
): Block[] {
  const { labels } = mailWords[locale]
  const words = signupMailWords[locale].signupCompleted
  return [
    { kind: 'heading', text: words.cancelling },
    {
      kind: 'facts',
      rows: [
        { label: labels.cancelMethod, value: cancelMethod },
        {
          label: labels.cancelBy,
          value: words.cancelBy(minimumCycles, formatDate(cancelBy, locale), cutOff),
        },
      ],
    },
  ]
}

/** The six legal items as agreed, word for word. */
export function consentBlocks({ consentText }: { consentText: string }, locale: Locale): Block[] {
  const words = signupMailWords[locale].signupCompleted
  return [
    { kind: 'heading', text: words.consent },
    { kind: 'note', text: words.consentNote },
    { kind: 'transcript', text: consentText },
    { kind: 'note', text: words.keep },
  ]
}

/** The fee as a line of its own; nothing where there is none. */
function breakdown(
  { orderMinor, feeMinor }: { orderMinor: number; feeMinor: number },
  feeLabel: string,
  locale: Locale,
): Block[] {
  const words = paymentMailWords[locale].payment
  if (feeMinor === 0) return []
  return [
    { kind: 'heading', text: words.breakdown },
    {
      kind: 'amounts',
      rows: [
        { label: words.order, amount: formatYen(orderMinor) },
        { label: feeLabel, amount: formatYen(feeMinor) },
      ],
      total: { label: words.total, amount: formatYen(orderMinor + feeMinor) },
    },
  ]
}
