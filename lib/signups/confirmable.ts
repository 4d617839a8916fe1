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
  way: PaymentMethod
  draftVersion: number
  details: Details | null
  failure: SubmitFailure | null
  expired: boolean
  alreadySubscribed: boolean
  lineTaken: boolean
  lineEnded: boolean
  /** Of the line's subscription. */
  anchorOn: PlainDate | null
  shop: Shop
}

export const confirmables = Prisma.sql`${signupsWithTerms} cross join shop`

export const confirmableColumns = Prisma.sql`${termsColumns}, ${shopColumns},
  s.id, s.line_id as "lineId", s.status::text, s.way::text, s.draft_version as "draftVersion", s.details, s.failure,
  ${isExpired} as expired, ${isSubscribedAlready} as "alreadySubscribed",
  ${threadIsTaken} as "lineTaken", ${threadIsEnded} as "lineEnded", ls.anchor_on as "anchorOn"`

export const confirmableSchema = z.object({
  ...termsShape,
  ...shopShape,
  id: z.string(),
  lineId: z.string(),
  status: z.enum(signupStatuses),
  way: z.enum(paymentMethods),
  draftVersion: z.number(),
  details: detailsSchema.nullable(),
  failure: z.enum(submitFailures).nullable(),
  expired: z.boolean(),
  alreadySubscribed: z.boolean(),
  lineTaken: z.boolean(),
  lineEnded: z.boolean(),
  anchorOn: z.date().nullable(),
})

export function confirmableOf(row: z.output<typeof confirmableSchema>): Confirmable {
  const { id, status, way, draftVersion, failure, expired, alreadySubscribed } = row
  const shop = shopAt(row.facts, row.now)
  return {
    ...termsOf(row, shop.today),
    id,
    status,
    way,
    draftVersion,
    details: row.details && unsealPrivate(row.lineId, row.details),
    failure,
    expired,
    alreadySubscribed,
    lineTaken: row.lineTaken,
    lineEnded: row.lineEnded,
    anchorOn: row.anchorOn && fromColumn(row.anchorOn),
    shop,
  }
}
