import type { PlainDate } from '#lib/plain-date.ts'

// Pieces of what emails tell. `…Minor` is yen, tax included; a day is one of the shop's calendar. Texts are in the
// letter's language and of any characters: rendering makes each a harmless line (`single-line.ts`), and an
// address that is not http(s) stops the email (`html.ts`).

export type OfflineMethod = 'bank_transfer' | 'cash_on_delivery'
export type PaymentMethod = 'smartpay' | OfflineMethod

export type OrderFacts = { orderedOn: PlainDate; sumMinor: number }

/** What was changed of coming orders. */
export type ScheduleChange =
  | { kind: 'skipped' | 'skip-taken-back'; orderNumber: number; dueOn: PlainDate }
  /** `later`: those after it too. */
  | { kind: 'moved'; orderNumber: number; from: PlainDate; to: PlainDate; later: boolean }
  /** The last day; null: until somebody ends it. */
  | { kind: 'paused'; until: PlainDate | null }
  | { kind: 'resumed' }
  /** With which order it ends; null: with the minimum number of orders, once a pause is over. */
  | { kind: 'ending'; last: { orderNumber: number; orderedOn: PlainDate } | null }
  | { kind: 'ending-taken-back' }

/** How to stop, and until when; with a minimum that day need not be the one before the next order. */
export type Cancelling = {
  cancelMethod: string
  cancelBy: PlainDate
  /** The rule of every order, where it is not simply the day before. */
  cutOff?: string
  minimumCycles: number
}

/** The same, and the six legal items as agreed: the text that consent keeps. */
export type AgreementFacts = Cancelling & { consentText: string }

/** Who writes, as every email says, and the addresses of pages: those that every email names, and its own. */
export type SenderFacts<OwnLinks extends string = never> = {
  shop: {
    name: string
    sellerName: string
    postalCode: string
    address: string
    phone: string
    phoneHours: string
    emailAddress: string
  }
  links: Record<'shop' | 'commerce' | 'privacy' | OwnLinks, string>
}

/** What every email to a person knows. */
export type PersonFacts<OwnLinks extends string = never> = SenderFacts<OwnLinks> & {
  person: { lastName: string; firstName: string }
}

/** What every email about a subscription knows. */
export type CommonFacts<OwnLinks extends string = never> = PersonFacts<OwnLinks> & {
  planName: string
  /** The subscription ends, and no order comes after those that are made. */
  nothingComes: boolean
}

/** How Smartpay splits an order. */
export type InstalmentFacts = readonly { dueOn: PlainDate; amountMinor: number }[]

/**
 * What an order came to, with all that a simplified qualified invoice must hold (適格簡易請求書, 消費税法 Art. 57-4-2); the
 * seller's name stands below every email. A discount's sum is negative.
 */
export type InvoiceFacts = {
  orderedOn: PlainDate
  lines: readonly { name: string; quantity: number; sumMinor: number; reduced: boolean }[]
  /** Null: the seller is not registered, and states no tax. */
  rates: readonly { ratePercent: number; sumMinor: number; taxMinor: number | null }[]
  totalMinor: number
  seller: string
  invoiceNumber: string | null
}

/** Where a transfer goes. `reference` stands before the payer's name, so that the sum finds its order. */
export type BankTransfer = {
  paymentMethod: 'bank_transfer'
  bankName: string
  branchName: string
  accountType: 'ordinary' | 'checking'
  accountNumber: string
  accountHolder: string
  reference: string
  orderMinor: number
  feeMinor: number
  payBy: PlainDate
}

export type CashOnDelivery = {
  paymentMethod: 'cash_on_delivery'
  orderMinor: number
  feeMinor: number
  deliveryAround: PlainDate
}
