import { z } from 'zod'
import type { Ending } from '#lib/calendar/ending.ts'
import { storedChangesSchema } from '#lib/calendar/stored-changes.ts'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { subscriptionErased } from '#lib/customers/erased-person.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { chargeThatCounts } from '#lib/orders/charge-that-counts.ts'
import { addressSchema } from '#lib/orders/deliveries/address.ts'
import { deliveriesOf, deliverySchema } from '#lib/orders/deliveries/delivery-of-order.ts'
import { owedBy } from '#lib/orders/deliveries/owed.ts'
import { leftToStaffOf, leftToStaffSchema } from '#lib/orders/left-to-staff.ts'
import { recallable } from '#lib/orders/recall.ts'
import { writtenCycles, writtenCyclesSchema } from '#lib/orders/written-cycles.ts'
import { fromColumn, plainDate } from '#lib/plain-date.ts'
import { chargeStatuses, waitReasons } from '#lib/states/charge.ts'
import { cycleStatuses } from '#lib/states/cycle.ts'
import { listedOrderStatuses } from '#lib/states/order.ts'
import { signupLabels, signupStatuses } from '#lib/states/signup.ts'
import { subscriptionStatuses } from '#lib/states/subscription.ts'
import { tokenStatuses } from '#lib/states/token.ts'
import { openTokenOperations } from '#lib/states/token-operation.ts'
import { usesOf } from '#lib/states/uses-of-token.ts'
import { endingFor, plannedFor } from './orders-ahead.ts'
import { ordersCounted } from './orders-counted.ts'
import type { PlannedOrder } from './planned-orders.ts'
import { refundableOf, refundsOf, refundsSchema } from './refunds-of-order.ts'

const date = z.iso.date().transform(plainDate)

const orderSchema = z.object({
  /** Of the order, or of the cycle whose order is not made. */
  id: z.string(),
  index: z.number(),
  status: z.enum(listedOrderStatuses),
  cycleStatus: z.enum(cycleStatuses),
  /** Another order of its cycle took its place, and no money came for that one. */
  recallable: z.boolean(),
  dueOn: date,
  payBy: date.nullable(),
  totalMinor: z.number(),
  payReference: z.string().nullable(),
  received: z.array(z.object({ amountMinor: z.number(), receivedOn: date })),
  /** Its own; null: it is not made. */
  paymentMethod: z.enum(paymentMethods).nullable(),
  deliveries: z.array(deliverySchema),
  refunds: refundsSchema,
  /** What of its payment at Smartpay may still be given back, in yen. */
  refundableMinor: z.number(),
  /** The last attempt to collect it from a token. */
  charge: z
    .object({
      status: z.enum(chargeStatuses),
      attempt: z.number(),
      /** Smartpay's code, or what became of the call. */
      failure: z.string().nullable(),
      waitsFor: z.enum(waitReasons).nullable().catch(null),
      finishedAt: z.coerce.date().nullable(),
      /** Smartpay holds its approval until then. */
      authorizedUntil: z.coerce.date().nullable(),
      hasApprovalEnded: z.boolean().nullable(),
    })
    .nullable(),
})
export type OrderOfView = z.output<typeof orderSchema>

const tokenSchema = z.object({
  id: z.string(),
  last4: z.string(),
  status: z.enum(tokenStatuses),
  usedBy: z.number(),
  isDefault: z.boolean(),
  moving: z.boolean(),
})
export type TokenOfView = z.output<typeof tokenSchema>

const rowSchema = z.object({
  id: z.string(),
  status: z.enum(subscriptionStatuses),
  paymentMethod: z.enum(paymentMethods),
  /** What the way costs with each order, as agreed. */
  feeMinor: z.number(),
  content: storedContentSchema,
  version: z.number(),
  quantity: z.number(),
  customerId: z.string().nullable(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  erased: z.boolean(),
  customerHeldAt: z.date().nullable(),
  customerHoldReason: z.string().nullable(),
  customerHeldBy: z.string().nullable(),
  heldAt: z.date().nullable(),
  holdReason: z.string().nullable(),
  heldBy: z.string().nullable(),
  delivery: addressSchema.nullable(),
  tokenId: z.string().nullable(),
  anchorOn: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
  /** What was changed of its coming orders. */
  changes: storedChangesSchema,
  /** Paused until the day before. */
  resumesOn: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
  /** From when on its end cannot be taken back. */
  endsOn: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
  /** Orders that its plan's minimum counts. */
  ordersCounted: z.number(),
  written: writtenCyclesSchema.nullable(),
  createdAt: z.date(),
  activatedAt: z.date().nullable(),
  orders: z.array(orderSchema),
  tokens: z.array(tokenSchema),
  signups: z.array(
    z.object({
      id: z.string(),
      status: z.enum(signupStatuses),
      label: z.enum(signupLabels).nullable(),
      hasDetails: z.boolean(),
    }),
  ),
  /** Charges that only somebody can end who looks at Smartpay (`charging/settle-charge.ts`). */
  forStaff: z.array(leftToStaffSchema),
  /** What the customer owes for orders and goods (`orders/deliveries/owed.ts`), in yen. */
  owedMinor: z.number(),
  facts: storedFactsSchema,
  now: z.date(),
})

export type SubscriptionView = z.output<typeof rowSchema> & {
  planned: PlannedOrder[]
  /** With which order it ends; null: it goes on, or is over. */
  ending: Ending | null
}

/** The last two years of a monthly subscription. */
const mostOrders = 24

/** Of the subscription `s`: its orders, and its cycles whose order is not made. */
const listedOrders = Prisma.sql`
  select o.id, o.index, o.status::text, c.status as cycle_status, o.due_on, o.pay_by, o.total_minor as minor, o.pay_reference, o.payment_method,
    o.created_at as made_at, ${recallable} as recallable from orders o join cycles c on c.id = o.cycle_id where o.subscription_id = s.id
  union all
  select id, index, status::text, status, due_on, null, amount_minor + fee_minor, null, null, null, false
  from cycles where subscription_id = s.id and order_id is null`

/** A subscription with what was due and what comes, the tokens that might pay it, and the signups of its line. */
export async function getSubscriptionView(id: string): Promise<SubscriptionView | null> {
  const found = await row(db(), rowSchema)`
    select s.id, s.status::text, s.payment_method::text as "paymentMethod", s.fee_minor as "feeMinor", v.content::text as content, v.number as version, s.quantity, c.id as "customerId",
      c.last_name || ' ' || c.first_name as name, c.last_name_kana || ' ' || c.first_name_kana as kana,
      ${subscriptionErased} as erased, c.held_at as "customerHeldAt", c.hold_reason as "customerHoldReason",
      coalesce(cf.name, c.held_by) as "customerHeldBy",
      s.held_at as "heldAt", s.hold_reason as "holdReason", coalesce(f.name, s.held_by) as "heldBy",
      s.delivery, s.token_id as "tokenId", s.anchor_on as "anchorOn", s.calendar_changes as changes, s.resumes_on as "resumesOn", s.ends_on as "endsOn",
      ${ordersCounted} as "ordersCounted", ${writtenCycles(Prisma.sql`s.id`)} as written, s.created_at as "createdAt",
      s.activated_at as "activatedAt",
      (select coalesce(json_agg(json_build_object('id', y.id, 'index', y.index, 'status', y.status, 'cycleStatus', y.cycle_status, 'recallable', y.recallable,
        'dueOn', y.due_on, 'payBy', y.pay_by, 'totalMinor', y.minor, 'payReference', y.pay_reference, 'paymentMethod', y.payment_method, 'deliveries', ${deliveriesOf(Prisma.sql`y.id`)},
        'refunds', ${refundsOf(Prisma.sql`y.id`)}, 'refundableMinor', ${refundableOf(Prisma.sql`y.id`)},
        'received', (select coalesce(json_agg(json_build_object('amountMinor', p.amount_minor, 'receivedOn', p.received_on)
          order by p.created_at), '[]') from offline_payments p where p.order_id = y.id),
        'charge', (select json_build_object('status', h.status, 'attempt', h.attempt, 'failure', h.failure, 'waitsFor', h.waits_for,
          'finishedAt', h.finished_at, 'authorizedUntil', h.authorized_until, 'hasApprovalEnded', h.authorized_until <= teiki_now()) from charges h where h.order_id = y.id ${chargeThatCounts} limit 1)) order by y.index, y.made_at), '[]')
        from (${listedOrders} order by index desc, made_at desc nulls first limit ${mostOrders}) y) as orders,
      (select coalesce(json_agg(json_build_object('id', t.id, 'last4', t.id_last4, 'status', t.status, 'usedBy', ${usesOf(Prisma.sql`t.id`)},
        'isDefault', coalesce(c.default_token_id = t.id, false), 'moving', exists (select from token_operations m
          where m.token_id = t.id and m.status in ${anyOf(openTokenOperations)})) order by t.created_at), '[]')
        from (select * from tokens where customer_id = s.customer_id order by created_at desc limit 50) t) as tokens,
      (select coalesce(json_agg(json_build_object('id', o.id, 'status', o.status, 'label', o.label,
        'hasDetails', o.details is not null) order by o.created_at), '[]')
        from signups o where o.subscription_id = s.id) as signups,
      ${leftToStaffOf(Prisma.sql`s.id`)} as "forStaff",
      ${owedBy(Prisma.sql`s.customer_id`)} as "owedMinor", shop.facts::text as facts, teiki_now() as now
    from subscriptions s join plan_versions v on v.id = s.plan_version_id left join customers c on c.id = s.customer_id
      left join staff f on f.id = s.held_by left join staff cf on cf.id = c.held_by cross join shop
    where s.id = ${id}`
  return found && { ...found, planned: plannedFor(found), ending: endingFor(found) }
}
