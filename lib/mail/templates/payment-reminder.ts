import type { Locale } from '#lib/i18n/locale.ts'
import { paymentMailWords } from '#lib/mail/words/payment.ts'
import { mailWords } from '#lib/mail/words/shared.ts'
import type { BankTransfer, CommonFacts } from '../facts.ts'
import type { Letter } from '../letter.ts'
import { letterFrom } from './letter-from.ts'
import { transferBlocks } from './shared-blocks.ts'

type Facts = CommonFacts & { orderNumber: number; payment: BankTransfer }

/** The date to pay by is near and nothing has come: the same instructions again. */
export function paymentReminder(facts: Facts, locale: Locale): Letter {
  const words = paymentMailWords[locale].paymentReminder
  const cycle = mailWords[locale].cycle(facts.orderNumber)
  const lead = words.lead(facts.planName, cycle)
  return letterFrom(facts, locale, {
    subject: words.subject(facts.planName, cycle),
    preheader: lead,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: lead },
      { kind: 'paragraph', text: words.crossed },
      ...transferBlocks(facts.payment, facts, locale),
    ],
  })
}
