import { sayCadence } from '#lib/i18n/calendar-words.ts'
import { contractWords } from '#lib/i18n/contract.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import { signupMailWords } from '#lib/mail/words/signup.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import type {
  AgreementFacts,
  CommonFacts,
  InstalmentFacts,
  InvoiceFacts,
  OfflineMethod,
  OrderFacts,
} from '../facts.ts'
import type { Block, Fact, Letter } from '../letter.ts'
import { instalmentBlock, invoiceBlocks } from './invoice-blocks.ts'
import { letterFrom } from './letter-from.ts'
import { cancelBlocks, consentBlocks, nextOrderBlocks } from './shared-blocks.ts'

type OrderState = keyof (typeof signupMailWords)['ja']['signupCompleted']['marks']

type Facts = CommonFacts<'success'> &
  AgreementFacts & {
    agreedOn: PlainDate
    contents: string
    cadence: Parameters<typeof sayCadence>[0]
    payment:
      | {
          paymentMethod: 'smartpay'
          /** What became of the first order. */
          state: OrderState
          instalments: InstalmentFacts
          /** Where it is paid: no receipt follows then. */
          invoice: InvoiceFacts | null
        }
      | { paymentMethod: OfflineMethod }
    /** What this way to pay costs with each order, beside the price. */
    feeMinor: number
    firstOrder: {
      sumMinor: number
      deliveryAround: PlainDate
      /** After a transfer has arrived: nobody knows the day before. */
      arrivalDays: number
    }
    laterOrderMinor: number
    /** Null: it ends with those that are made. */
    nextOrder: OrderFacts | null
  }

/** The subscription exists: what was agreed, the first order, the next one, how to stop. */
export function signupCompleted(facts: Facts, locale: Locale): Letter {
  const words = signupMailWords[locale].signupCompleted
  const { payment } = facts
  const mark = payment.paymentMethod === 'smartpay' ? words.marks[payment.state] : words.scheduled
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName),
    preheader: words.preheader,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.lead(facts.planName) },
      { kind: 'heading', text: words.agreement, mark: words.agreed },
      { kind: 'facts', rows: agreementRows(facts, locale) },
      { kind: 'heading', text: words.firstOrder, mark },
      ...firstOrderBlocks(facts, locale),
      ...nextOrderBlocks(
        facts.nextOrder && {
          ...facts.nextOrder,
          sumMinor: facts.nextOrder.sumMinor + facts.feeMinor,
        },
        locale,
      ),
      ...cancelBlocks(facts, locale),
      { kind: 'button', label: words.button, url: facts.links.success },
      { kind: 'note', text: mailWords[locale].browser },
      ...consentBlocks(facts, locale),
    ],
  })
}

function agreementRows(facts: Facts, locale: Locale): Fact[] {
  const words = signupMailWords[locale].signupCompleted
  const { labels } = mailWords[locale]
  const agreedOn = formatDate(facts.agreedOn, locale)
  const every = sayCadence(facts.cadence, locale)
  return [
    { label: labels.plan, value: facts.planName },
    { label: labels.contents, value: facts.contents },
    { label: labels.cadence, value: words.cadence(every) },
    { label: labels.price, value: priceText(facts, locale) },
    {
      label: labels.agreedOn,
      value:
        facts.payment.paymentMethod === 'smartpay' ? words.agreedAtSmartpay(agreedOn) : agreedOn,
    },
  ]
}

/** What is paid, the payment method's fee included, in the words of the contract. */
function priceText(
  { firstOrder, laterOrderMinor, feeMinor, payment }: Facts,
  locale: Locale,
): string {
  const words = contractWords[locale].price
  const included =
    words.included[
      payment.paymentMethod === 'smartpay' || feeMinor === 0 ? 'none' : payment.paymentMethod
    ]
  const first = formatYen(firstOrder.sumMinor + feeMinor)
  const later = formatYen(laterOrderMinor + feeMinor)
  return first === later ? words.same(first, included) : words.differs(first, later, included)
}

/** Smartpay's instalments with their dates, if it is paid so; the other ways are explained in a mail of their own. */
function firstOrderBlocks({ payment, firstOrder, feeMinor }: Facts, locale: Locale): Block[] {
  const { labels, paymentMethods, around, taxIncluded } = mailWords[locale]
  const { order, outcome } = signupMailWords[locale].signupCompleted
  const sum = formatYen(firstOrder.sumMinor + feeMinor)
  const sumRow = { label: labels.sum, value: taxIncluded(sum) }
  const rowsWith = (delivery: string) => [
    { label: labels.delivery, value: delivery },
    { label: labels.paymentMethod, value: paymentMethods[payment.paymentMethod] },
  ]
  const arrival = around(formatDate(firstOrder.deliveryAround, locale))
  if (payment.paymentMethod !== 'smartpay') {
    const { afterTransfer } = contractWords[locale].delivery
    const delivery =
      payment.paymentMethod === 'bank_transfer' ? afterTransfer(firstOrder.arrivalDays) : arrival
    return [
      { kind: 'facts', rows: [...rowsWith(delivery), sumRow] },
      { kind: 'note', text: order[payment.paymentMethod] },
    ]
  }
  const note: Block = { kind: 'note', text: outcome[payment.state] }
  if (!['paid', 'planned', 'charging', 'authorized', 'open'].includes(payment.state))
    return [{ kind: 'facts', rows: [sumRow] }, note]
  return [
    { kind: 'facts', rows: rowsWith(arrival) },
    instalmentBlock(payment.instalments, locale),
    note,
    ...(payment.invoice ? invoiceBlocks(payment.invoice, locale) : []),
  ]
}
