import { z } from 'zod'
import type { CalendarChange } from '#lib/calendar/changes.ts'
import { storedChangesSchema } from '#lib/calendar/stored-changes.ts'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { nextOrders } from '#lib/orders/next-orders.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'
import { type Order, orderSchema, ordersWhere } from '#lib/subscriptions/orders.ts'

/** What a signup would begin, has begun or would change. */
export type Terms = {
  quantity: number
  /**
   * The thread's subscription runs and is paid offline: this signup only changes how it is paid. Not one that was
   * sent before that way was chosen: its agreement would be a spare.
   */
  continues: boolean
  plan: { slug: string; forSale: boolean; content: PlanContent }
  /**
   * The orders of the thread's subscription that Smartpay would pay for next, in yen: all whose day has come and that
   * are not paid, else the first that comes. Empty before it runs; as of the day of a change to Smartpay.
   */
  nextOrders: readonly Order[]
  /** Their day has come. */
  nextPlaced: boolean
  /** What was changed of the coming orders. */
  changes: readonly CalendarChange[]
  /** The thread's subscription is. */
  paused: boolean
}

/**
 * Signups `s`, each with its plan `p`, the thread's subscription `ls`, and the plan version `v`: a draft has the
 * plan's current version, a later one the version that was agreed to, and one that changes how a running
 * subscription is paid, or completed for one that began, also as a spare, the subscription's.
 */
export const signupsWithTerms = Prisma.sql`signups s
  join plan_versions sv on sv.id = s.plan_version_id
  join plans p on p.id = sv.plan_id
  left join subscriptions ls on ls.thread_id = s.thread_id
  cross join lateral (select coalesce(s.payment_method = 'smartpay' and s.status <> 'completed' and ls.payment_method <> 'smartpay'
    and ls.status in ${anyOf(runningSubscriptions)}
    and (s.first_sent_at is null or s.first_sent_at > ls.payment_method_chosen_at), false) as continues) change
  cross join lateral (select change.continues
    or coalesce(s.status = 'completed' and ls.status <> 'pending', false) as of_subscription) terms
  join plan_versions v on v.id = case when terms.of_subscription then ls.plan_version_id
    when s.status = 'draft' then coalesce(p.current_version_id, sv.id) else sv.id end`

/** Of the thread's subscription `ls`: those that Smartpay would pay. */
const openOrders = ordersWhere(Prisma.sql`n.subscription_id = ls.id and (n.status = 'scheduled'
  or (o.status = 'awaiting_payment' and ls.payment_method = 'bank_transfer'))`)

export const termsColumns = Prisma.sql`
  case when terms.of_subscription then ls.quantity else s.quantity end as quantity, change.continues,
  p.slug as "planSlug", v.content::text as content, ${openOrders} as "openOrders", coalesce(ls.calendar_changes, '[]') as changes, coalesce(ls.status = 'paused', false) as paused,
  (change.continues or (p.status = 'published' and p.current_version_id is not null)) as "forSale"`

export const termsShape = {
  quantity: z.number(),
  continues: z.boolean(),
  planSlug: z.string(),
  content: storedContentSchema,
  openOrders: z.array(orderSchema),
  changes: storedChangesSchema,
  paused: z.boolean(),
  forSale: z.boolean(),
}

type TermsRow = {
  quantity: number
  continues: boolean
  planSlug: string
  content: PlanContent
  openOrders: Order[]
  changes: readonly CalendarChange[]
  paused: boolean
  forSale: boolean
}

/** @param on the day that parts the orders which wait from those to come */
export function termsOf(row: TermsRow, on: PlainDate): Terms {
  const { quantity, continues, planSlug, forSale } = row
  const next = nextOrders(row.openOrders, on)
  // What runs already is no offer that could be over.
  const content = continues ? { ...row.content, offerPeriod: null } : row.content
  return {
    quantity,
    continues,
    plan: { slug: planSlug, forSale, content },
    nextOrders: next.orders,
    nextPlaced: next.placed,
    changes: row.changes,
    paused: row.paused,
  }
}

/** The shop's facts and the time, from the table `shop`, as `shopAt` takes them. */
export const shopColumns = Prisma.sql`shop.facts::text as facts, teiki_now() as now`
export const shopShape = { facts: storedFactsSchema, now: z.date() }
