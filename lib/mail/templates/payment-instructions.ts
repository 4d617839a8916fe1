import { z } from 'zod'
import type { Locale } from '#lib/i18n/locale.ts'
import { mailWords } from '#lib/i18n/mail.ts'
import { paymentMailWords } from '#lib/i18n/mail-payment.ts'
import { bankTransferFact, cashOnDeliveryFact, commonFacts, cycleNumberFact } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { cashOnDeliveryBlocks, transferBlocks } from './shared-blocks.ts'

/** How to pay for one delivery, when the subscription is not paid by Smartpay. */
export const paymentInstructionsSchema = commonFacts.extend({
  cycleNumber: cycleNumberFact,
  payment: z.discriminatedUnion('way', [bankTransferFact, cashOnDeliveryFact]),
})

export function paymentInstructions(
  facts: z.output<typeof paymentInstructionsSchema>,
  locale: Locale,
): Letter {
  const words = paymentMailWords[locale].payment
  const cycle = mailWords[locale].cycle(facts.cycleNumber)
  const lead = words.lead(facts.planName, cycle)
  const { payment, person } = facts
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, cycle),
    preheader: lead,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: lead },
      ...(payment.way === 'bank_transfer'
        ? transferBlocks(payment, person, locale)
        : cashOnDeliveryBlocks(payment, locale)),
    ],
  })
}
