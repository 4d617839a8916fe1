import type { Locale } from '#lib/i18n/locale.ts'
import { paymentMailWords } from '#lib/mail/words/payment.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import type { BankTransfer, CashOnDelivery, CommonFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { cashOnDeliveryBlocks, transferBlocks } from './shared-blocks.ts'

type Facts = CommonFacts & { orderNumber: number; payment: BankTransfer | CashOnDelivery }

/** How to pay for one delivery, when the subscription is not paid by Smartpay. */
export function paymentInstructions(facts: Facts, locale: Locale): Letter {
  const words = paymentMailWords[locale].payment
  const cycle = mailWords[locale].cycle(facts.orderNumber)
  const lead = words.lead(facts.planName, cycle)
  const { payment } = facts
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, cycle),
    preheader: lead,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: lead },
      ...(payment.paymentMethod === 'bank_transfer'
        ? transferBlocks(payment, facts, locale)
        : cashOnDeliveryBlocks(payment, facts, locale)),
    ],
  })
}
