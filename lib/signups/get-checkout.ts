import { z } from 'zod'
import { type PaymentMethod, paymentMethods } from '#lib/catalog/payment-methods.ts'
import { type Shop, shopAt } from '#lib/catalog/queries.ts'
import { instantOf } from '#lib/clock.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { subscribedAs } from '#lib/signups/confirm/signup-conditions.ts'
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
import { signupStatuses } from '#lib/states/signup.ts'
import { type SubscriptionStatus, subscriptionStatuses } from '#lib/states/subscription.ts'
import { agreementHolds } from '#lib/subscriptions/agreement.ts'
import {
  type CollectedOrder,
  collectedOrderSchema,
  collectedOrders,
} from '#lib/subscriptions/collected-orders.ts'
import {
  movedAt,
  ordersPaidByTransfer,
  ordersPaidOnDelivery,
} from '#lib/subscriptions/moved-to-smartpay.ts'
import { type Order, orderSchema } from '#lib/subscriptions/orders.ts'
import { readOwn } from './own-signup.ts'

/** What the success page shows while Smartpay has not said yes; it is read again with every refresh. */
type Checkout = {
  id: string
  status: SignupStatus
  paymentMethod: PaymentMethod
  tokenId: string | null
  /** This page was opened before. */
  returned: boolean
  /** The signup of this browser by which the thread's subscription runs, if it does. */
  subscribedAs: string | null
  shop: Shop
  /** Once it is completed. */
  outcome: Outcome | null
}

/** What a completed signup came to. */
export type Outcome = Terms & {
  id: string
  paymentMethod: PaymentMethod
  tokenId: string | null
  person: { lastName: string; firstName: string } | null
  completedAt: Date | null
  /** Approved when the agreement was too old to order by it, and nothing began since. */
  late: boolean
  /** The subscription lives on another token: this agreement is a spare. */
  spare: boolean
  /** The agreement is young enough to begin or to change something by it. */
  holds: boolean
  subscriptionId: string | null
  subscriptionStatus: SubscriptionStatus | null
  subscriptionPaymentMethod: PaymentMethod | null
  anchorOn: PlainDate | null
  /** Since when Smartpay pays what was paid offline: by this agreement, or after it by a later one of the thread. */
  movedOn: PlainDate | null
  /** The orders with which Smartpay's paying began, and how each ended. */
  collected: readonly CollectedOrder[]
  /** Orders from before a change to Smartpay that are still paid at the door. */
  atTheDoor: readonly Order[]
  /** Orders that Smartpay could not be charged for, and that are paid by transfer instead. */
  byTransfer: readonly Order[]
  shop: Shop
}

/** As JSON has it: its days and times are text. */
const outcomeSchema = z.object({
  ...termsShape,
  person: z.object({ lastName: z.string(), firstName: z.string() }).nullable(),
  completedAt: z.coerce.date().nullable(),
  agreedAt: z.coerce.date(),
  late: z.boolean(),
  spare: z.boolean(),
  subscriptionId: z.string().nullable(),
  subscriptionStatus: z.enum(subscriptionStatuses).nullable(),
  subscriptionPaymentMethod: z.enum(paymentMethods).nullable(),
  anchorOn: z.coerce.date().nullable(),
  movedAt: z.coerce.date().nullable(),
  collected: z.array(collectedOrderSchema),
  atTheDoor: z.array(orderSchema),
  byTransfer: z.array(orderSchema),
})

const rowSchema = z.object({
  ...shopShape,
  id: z.string(),
  status: z.enum(signupStatuses),
  paymentMethod: z.enum(paymentMethods),
  tokenId: z.string().nullable(),
  returned: z.boolean(),
  subscribedAs: z.string().nullable(),
  outcome: outcomeSchema.nullable(),
})

const outcomeOf = (id: string) => Prisma.sql`(select to_jsonb(o) from (
  select ${termsColumns}, s.details as person, s.completed_at as "completedAt",
    coalesce(k.agreed_at, s.first_sent_at, s.created_at) as "agreedAt",
    s.late and coalesce(sub.status = 'pending', false) as late,
    coalesce(sub.token_id is distinct from t.id and t.id is not null, false) as spare,
    sub.id as "subscriptionId", sub.status as "subscriptionStatus", sub.payment_method as "subscriptionPaymentMethod",
    ls.anchor_on as "anchorOn",
    case when s.payment_method <> 'smartpay' or sub.token_id = t.id then ${movedAt} end as "movedAt",
    ${collectedOrders} as collected, ${ordersPaidOnDelivery} as "atTheDoor", ${ordersPaidByTransfer} as "byTransfer"
  from ${signupsWithTerms}
    left join consents k on k.signup_id = s.id
    left join tokens t on t.signup_id = s.id
    left join subscriptions sub on sub.id = s.subscription_id
  where s.id = ${id}
) o)`

/** For the browser that began it, else null. While it waits, nothing of its outcome is looked for. */
export async function getCheckout(
  id: unknown,
  browserHash: string | null,
): Promise<Checkout | null> {
  const row = await readOwn(
    id,
    browserHash,
    rowSchema,
    (own) => Prisma.sql`
    select ${shopColumns}, s.id, s.status::text, s.payment_method::text as "paymentMethod", t.id as "tokenId",
      s.returned_at is not null as returned, ${subscribedAs} as "subscribedAs",
      case when s.status = 'completed' then ${outcomeOf(own)} end as outcome
    from signups s cross join shop left join tokens t on t.signup_id = s.id
      left join subscriptions ls on ls.thread_id = s.thread_id`,
  )
  if (!row) return null
  const { facts, now, outcome, ...checkout } = row
  const shop = shopAt(facts, now)
  return { ...checkout, shop, outcome: outcome && viewOf(row, outcome, shop) }
}

function viewOf(
  { id, paymentMethod, tokenId }: Pick<Checkout, 'id' | 'paymentMethod' | 'tokenId'>,
  row: z.output<typeof outcomeSchema>,
  shop: Shop,
): Outcome {
  const { content, planSlug, forSale, openOrders, agreedAt, movedAt, ...outcome } = row
  const dayOf = (at: Date) => dateIn(shop.facts.timeZone, instantOf(at))
  const movedOn = row.movedAt && dayOf(row.movedAt)
  return {
    ...outcome,
    ...termsOf(row, movedOn ?? shop.today),
    id,
    paymentMethod,
    tokenId,
    holds: agreementHolds(
      { content, shopDays: shop.facts.workingDays },
      dayOf(agreedAt),
      shop.today,
    ),
    anchorOn: row.anchorOn && fromColumn(row.anchorOn),
    movedOn,
    shop,
  }
}
