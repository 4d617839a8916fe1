import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { plainDate } from '#lib/plain-date.ts'
import { nextOrderOf } from '#lib/states/open-orders.ts'
import { listedOrderStatuses } from '#lib/states/order.ts'
import { signupLabels, signupStatuses, waitingSignups } from '#lib/states/signup.ts'
import { overSubscriptions, subscriptionStatuses } from '#lib/states/subscription.ts'
import { tokenStatuses } from '#lib/states/token.ts'
import { usesOf } from '#lib/states/uses-of-token.ts'

const planSchema = z.object({ ja: z.string(), en: z.string() })

const subscriptionSchema = z.object({
  id: z.string(),
  status: z.enum(subscriptionStatuses),
  paymentMethod: z.enum(paymentMethods),
  plan: planSchema,
  held: z.boolean(),
  last4: z.string().nullable(),
  dueOn: z.iso.date().transform(plainDate).nullable(),
  amountMinor: z.number().nullable(),
  order: z.enum(listedOrderStatuses).nullable(),
})
export type SubscriptionOfCustomer = z.output<typeof subscriptionSchema>

const tokenSchema = z.object({
  id: z.string(),
  last4: z.string(),
  status: z.enum(tokenStatuses),
  usedBy: z.number(),
  createdAt: z.coerce.date(),
})

const signupSchema = z.object({
  id: z.string(),
  status: z.enum(signupStatuses),
  label: z.enum(signupLabels).nullable(),
  hasDetails: z.boolean(),
  paymentMethod: z.enum(paymentMethods),
  plan: planSchema,
  createdAt: z.coerce.date(),
})

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  kana: z.string(),
  emailAddress: z.string(),
  phoneNumber: z.string(),
  postalCode: z.string(),
  administrativeArea: z.string(),
  locality: z.string(),
  line1: z.string(),
  line2: z.string(),
  defaultTokenId: z.string().nullable(),
  heldAt: z.date().nullable(),
  holdReason: z.string().nullable(),
  heldBy: z.string().nullable(),
  erasedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  waitingSignups: z.number(),
  awaitedPayments: z.number(),
  subscriptions: z.array(subscriptionSchema),
  tokens: z.array(tokenSchema),
  signups: z.array(signupSchema),
  facts: storedFactsSchema,
  now: z.date(),
})
export type CustomerView = z.output<typeof rowSchema>

/** A customer with subscriptions, tokens and signups; nobody has more of them than a page shows. */
export async function getCustomerView(id: string): Promise<CustomerView | null> {
  return row(db(), rowSchema)`
    select c.id, c.last_name || ' ' || c.first_name as name, c.last_name_kana || ' ' || c.first_name_kana as kana,
      c.email_address as "emailAddress", c.phone_number as "phoneNumber", c.postal_code as "postalCode",
      c.administrative_area as "administrativeArea", c.locality, c.line1, c.line2, c.default_token_id as "defaultTokenId",
      c.held_at as "heldAt", c.hold_reason as "holdReason", coalesce(f.name, c.held_by) as "heldBy",
      c.erased_at as "erasedAt", c.created_at as "createdAt", c.updated_at as "updatedAt",
      (select count(*)::int from signups o where o.status in ${anyOf(waitingSignups)} and o.label is null
        and o.thread_id in (select thread_id from signups where customer_id = c.id)) as "waitingSignups",
      (select count(*)::int from orders y join subscriptions b on b.id = y.subscription_id
        where b.customer_id = c.id and y.status = 'awaiting_payment') as "awaitedPayments",
      (select coalesce(json_agg(json_build_object('id', b.id, 'status', b.status, 'paymentMethod', b.payment_method, 'plan', v.content->'name',
        'held', b.held_at is not null, 'last4', t.id_last4, 'dueOn', n.due_on, 'amountMinor', n.minor,
        'order', n.status) order by b.status in ${anyOf(overSubscriptions)}, b.created_at desc), '[]')
        from (select * from subscriptions where customer_id = c.id order by created_at desc limit 100) b
          join plan_versions v on v.id = b.plan_version_id left join tokens t on t.id = b.token_id
          left join lateral ${nextOrderOf(Prisma.sql`b.id`)} n
            on b.status not in ${anyOf(overSubscriptions)}) as subscriptions,
      (select coalesce(json_agg(json_build_object('id', t.id, 'last4', t.id_last4, 'status', t.status, 'usedBy', ${usesOf(Prisma.sql`t.id`)},
        'createdAt', t.created_at) order by t.created_at desc), '[]')
        from (select * from tokens where customer_id = c.id order by created_at desc limit 100) t) as tokens,
      (select coalesce(json_agg(json_build_object('id', o.id, 'status', o.status, 'label', o.label,
        'hasDetails', o.details is not null, 'paymentMethod', o.payment_method,
        'plan', v.content->'name', 'createdAt', o.created_at) order by o.created_at desc), '[]')
        from (select * from signups where thread_id in (select thread_id from signups where customer_id = c.id)
          order by created_at desc limit 100) o join plan_versions v on v.id = o.plan_version_id) as signups,
      shop.facts::text, teiki_now() as now
    from customers c left join staff f on f.id = c.held_by cross join shop
    where c.id = ${id}`
}
