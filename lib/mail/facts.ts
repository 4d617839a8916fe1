import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'

/** Pieces of what a mail tells. In the queue they are JSON, so a date is stored as its ISO text. */
export const dateFact = z.codec(
  z.iso.date(),
  z.custom<PlainDate>((value) => value instanceof Temporal.PlainDate),
  { decode: plainDate, encode: (date) => date.toString() },
)
export const yenFact = z.int().min(0).max(100_000_000)
export const lineFact = z.string().min(1).max(400)
export const addressFact = z.url({ protocol: /^https?$/ }).max(2000)
export const cycleNumberFact = z.int().min(1).max(10_000)
export const wayFact = z.enum(['smartpay', 'bank_transfer', 'cash_on_delivery'])
export const otherWayFact = wayFact.exclude(['smartpay'])
export const orderFact = z.object({ orderedOn: dateFact, sumMinor: yenFact })
/** How to stop, and until when; with a minimum that day need not be the one before the next order. */
export const cancelFacts = z.object({
  cancelMethod: lineFact,
  cancelBy: dateFact,
  minimumCycles: z.int().min(1).default(1),
})
export type Cancelling = z.output<typeof cancelFacts>
/** The six legal items as agreed: the text that consent keeps. */
export const consentFact = z.string().min(1).max(20_000)

/** What every mail knows. Texts are in the language of the letter. */
export const commonFacts = z.object({
  shop: z.object({
    name: lineFact,
    sellerName: lineFact,
    postalCode: lineFact,
    address: lineFact,
    phone: lineFact,
    phoneHours: lineFact,
    emailAddress: z.email().max(254),
  }),
  person: z.object({ lastName: lineFact, firstName: lineFact }),
  planName: lineFact,
  links: z.object({ shop: addressFact, commerce: addressFact, privacy: addressFact }),
})
export type CommonFacts = z.output<typeof commonFacts>

/** Where a transfer goes. `reference` stands before the payer's name, so that the sum finds its order. */
export const bankTransferFact = z.object({
  way: z.literal('bank_transfer'),
  bankName: lineFact,
  branchName: lineFact,
  accountType: z.enum(['ordinary', 'checking']),
  accountNumber: lineFact,
  accountHolder: lineFact,
  reference: lineFact,
  orderMinor: yenFact,
  feeMinor: yenFact,
  payBy: dateFact,
})
export type BankTransfer = z.output<typeof bankTransferFact>

export const cashOnDeliveryFact = z.object({
  way: z.literal('cash_on_delivery'),
  orderMinor: yenFact,
  feeMinor: yenFact,
  deliveryAround: dateFact,
})
export type CashOnDelivery = z.output<typeof cashOnDeliveryFact>
