import { z } from 'zod'
import { type PaymentMethod, paymentMethods } from '#lib/catalog/payment-methods.ts'
import { type Shop, shopAt } from '#lib/catalog/queries.ts'
import { type Details, detailsSchema } from '#lib/customers/details.ts'
import { unsealPrivate } from '#lib/customers/private-fields.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'
import type { SignupStatus } from '#lib/states/signup.ts'
import { type SubmitFailure, signupStatuses, submitFailures } from '#lib/states/signup.ts'
import {
  isExpired,
  isSubscribedAlready,
  threadIsEnded,
  threadIsTaken,
} from './signup-conditions.ts'
import {
  shopColumns,
  shopShape,
  signupsWithTerms,
  type Terms,
  termsColumns,
  termsOf,
  termsShape,
} from './signup-terms.ts'

/**
 * What the rule of the confirmation and its contract look at (confirmation.ts, contract-of.ts): the page reads it to
 * show them, the command to hold against them what was shown.
 */
export type Confirmable = Terms & {
  id: string
  status: SignupStatus
  paymentMethod: PaymentMethod
  draftVersion: number
  details: Details | null
  failure: SubmitFailure | null
  expired: boolean
  alreadySubscribed: boolean
  threadTaken: boolean
  threadEnded: boolean
  /** Of the thread's subscription. */
  anchorOn: PlainDate | null
  shop: Shop
}

export const confirmables = Prisma.sql`${signupsWithTerms} cross join shop`

export const confirmableColumns = Prisma.sql`${termsColumns}, ${shopColumns},
  s.id, s.thread_id as "threadId", s.status::text, s.payment_method::text as "paymentMethod", s.draft_version as "draftVersion", s.details, s.failure,
  ${isExpired} as expired, ${isSubscribedAlready} as "alreadySubscribed",
  ${threadIsTaken} as "threadTaken", ${threadIsEnded} as "threadEnded", ls.anchor_on as "anchorOn"`

export const confirmableSchema = z.object({
  ...termsShape,
  ...shopShape,
  id: z.string(),
  threadId: z.string(),
  status: z.enum(signupStatuses),
  paymentMethod: z.enum(paymentMethods),
  draftVersion: z.number(),
  details: detailsSchema.nullable(),
  failure: z.enum(submitFailures).nullable(),
  expired: z.boolean(),
  alreadySubscribed: z.boolean(),
  threadTaken: z.boolean(),
  threadEnded: z.boolean(),
  anchorOn: z.date().nullable(),
})

export function confirmableOf(row: z.output<typeof confirmableSchema>): Confirmable {
  const { id, status, paymentMethod, draftVersion, failure, expired, alreadySubscribed } = row
  const shop = shopAt(row.facts, row.now)
  return {
    ...termsOf(row, shop.today),
    id,
    status,
    paymentMethod,
    draftVersion,
    details: row.details && unsealPrivate(row.threadId, row.details),
    failure,
    expired,
    alreadySubscribed,
    threadTaken: row.threadTaken,
    threadEnded: row.threadEnded,
    anchorOn: row.anchorOn && fromColumn(row.anchorOn),
    shop,
  }
}
