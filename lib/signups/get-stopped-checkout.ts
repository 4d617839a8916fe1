import { z } from 'zod'
import { offlineMethods } from '#lib/catalog/payment-methods.ts'
import { type Shop, shopAt } from '#lib/catalog/queries.ts'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import {
  checkoutIsStale,
  subscribedAs,
  threadIsEnded,
  threadIsTaken,
} from '#lib/signups/confirm/signup-conditions.ts'
import {
  shopColumns,
  shopShape,
  signupsWithTerms,
  type Terms,
  termsColumns,
  termsOf,
  termsShape,
} from '#lib/signups/confirm/signup-terms.ts'
import type { SignupStatus } from '#lib/states/signup.ts'
import {
  type SubmitFailure,
  signupLabels,
  signupStatuses,
  submitFailures,
} from '#lib/states/signup.ts'
import { readOwn } from './own-signup.ts'

/** What the cancel page shows. */
export type StoppedCheckout = Terms & {
  id: string
  status: SignupStatus
  label: 'canceled' | 'abandoned' | null
  failure: SubmitFailure | null
  tokenId: string | null
  /** Smartpay's page was made so long ago (retention.ts) that it may not open any longer. */
  checkoutStale: boolean
  threadTaken: boolean
  threadEnded: boolean
  /** How the thread's subscription is paid offline, if it is. */
  threadPaymentMethod: OfflineMethod | null
  /** The signup of this browser by which the thread's subscription runs, if it does. */
  subscribedAs: string | null
  recipient: z.output<typeof recipientSchema> | null
  shop: Shop
}

/** To whom and where it was to be delivered. */
const recipientSchema = z.object({
  lastName: z.string(),
  firstName: z.string(),
  administrativeArea: z.string(),
  locality: z.string(),
  line1: z.string(),
  line2: z.string().optional(),
})

const rowSchema = z.object({
  ...termsShape,
  ...shopShape,
  id: z.string(),
  status: z.enum(signupStatuses),
  label: z.enum(signupLabels).nullable(),
  failure: z.enum(submitFailures).nullable(),
  tokenId: z.string().nullable(),
  checkoutStale: z.boolean(),
  threadTaken: z.boolean(),
  threadEnded: z.boolean(),
  threadPaymentMethod: z.enum(offlineMethods).nullable(),
  subscribedAs: z.string().nullable(),
  recipient: recipientSchema.nullable(),
})

/** For the browser that began it, else null. */
export async function getStoppedCheckout(
  id: unknown,
  browserHash: string | null,
): Promise<StoppedCheckout | null> {
  const row = await readOwn(
    id,
    browserHash,
    rowSchema,
    () => Prisma.sql`
    select ${termsColumns}, ${shopColumns}, s.id, s.status::text, s.label::text, s.failure, t.id as "tokenId",
      ${checkoutIsStale} as "checkoutStale", ${threadIsTaken} as "threadTaken", ${threadIsEnded} as "threadEnded",
      case when ls.payment_method <> 'smartpay' then ls.payment_method::text end as "threadPaymentMethod", ${subscribedAs} as "subscribedAs",
      s.details as recipient
    from ${signupsWithTerms} cross join shop
      left join checkout_sessions c on c.signup_id = s.id left join tokens t on t.signup_id = s.id`,
  )
  if (!row) return null
  const { facts, now, planSlug, content, openOrders, forSale, ...stopped } = row
  const shop = shopAt(facts, now)
  return { ...stopped, ...termsOf(row, shop.today), shop }
}
