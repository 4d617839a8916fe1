import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { isEnding } from '#lib/orders/is-ending.ts'
import { isLeftToStaff, isLongOpen } from '#lib/orders/left-to-staff.ts'
import { isRefundFailed, isRefundUnknown } from '#lib/orders/refunds-in-doubt.ts'
import type { Cursor, Page } from '#lib/paging.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { type Counted, type List, readPage, readPiece } from '#lib/search/list-pages.ts'
import { datedCursor, momentIn, placeInList } from '#lib/search/place-in-list.ts'
import { eachFound, peopleOf } from '#lib/search/refs-matching.ts'
import { unsettledCharges } from '#lib/states/charge.ts'
import { nextOrderOf } from '#lib/states/open-orders.ts'
import { listedOrderStatuses } from '#lib/states/order.ts'
import {
  overSubscriptions,
  runningSubscriptions,
  subscriptionStatuses,
} from '#lib/states/subscription.ts'

export const subscriptionTabs = [
  'all',
  'active',
  'past_due',
  'paused',
  'ending',
  'offline',
  'awaiting',
  'in-doubt',
  'held',
  'over',
  'pending',
] as const
type SubscriptionTab = (typeof subscriptionTabs)[number]

export type SubscriptionFilter = {
  tab: SubscriptionTab
  /** Name, kana, mail, phone, or any id. */
  search: string
  oldestFirst: boolean
  cursor: Cursor | null
}

const rowSchema = z.object({
  id: z.string(),
  status: z.enum(subscriptionStatuses),
  paymentMethod: z.enum(paymentMethods),
  plan: z.object({ ja: z.string(), en: z.string() }),
  quantity: z.number(),
  customerId: z.string().nullable(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  last4: z.string().nullable(),
  held: z.boolean(),
  /** It is to end. */
  ending: z.boolean(),
  order: z.enum(listedOrderStatuses).nullable(),
  dueOn: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
  amountMinor: z.number().nullable(),
  createdAt: z.date(),
})
export type SubscriptionRow = z.output<typeof rowSchema>

/** One page of subscriptions with what comes next in each, and how many there are, counted no further than 10,001. */
export function listSubscriptions(
  filter: SubscriptionFilter,
): Promise<Page<SubscriptionRow> & Counted> {
  return readPage(subscriptions, { ...filter, cursor: datedCursor(filter.cursor) })
}

/** At most `size` of them, from the cursor on. */
export function readSubscriptions(
  filter: SubscriptionFilter,
  size: number,
): Promise<Page<SubscriptionRow>> {
  return readPiece(subscriptions, { ...filter, cursor: datedCursor(filter.cursor) }, size)
}

/** What stands beside a row is asked for row by row: joined as a whole, a million would be read for a page. */
const subscriptions: List<SubscriptionFilter, SubscriptionRow> = {
  row: rowSchema,
  source: sourceOf,
  people: peopleOf.subscription,
  page: ({ cursor, oldestFirst }, most) => {
    const { place, order } = placeInList(
      { key: Prisma.sql`s.created_at`, id: Prisma.sql`s.id` },
      cursor,
      { descending: !oldestFirst, at: momentIn(cursor) },
    )
    return Prisma.sql`
      select s.id, s.status::text, s.payment_method::text as "paymentMethod", v.content->'name' as plan, s.quantity, s.customer_id as "customerId",
        c.last_name || ' ' || c.first_name as name, c.last_name_kana || ' ' || c.first_name_kana as kana,
        t.id_last4 as last4, s.held_at is not null or c.held_at is not null as held, ${isEnding} as ending,
        n.status as "order", n.due_on as "dueOn", n.minor as "amountMinor",
        s.created_at as "createdAt"
      from (select * from listed s where ${place} order by ${order} limit ${most}) s
        join plan_versions v on v.id = s.plan_version_id
        left join lateral (select * from customers where id = s.customer_id offset 0) c on true
        left join lateral (select * from tokens where id = s.token_id offset 0) t on true
        left join lateral ${nextOrderOf(Prisma.sql`s.id`)} n
          on s.status not in ${anyOf(overSubscriptions)}
      order by ${order}`
  },
  keyOf: ({ createdAt }) => createdAt.toISOString(),
}

/** Each of them is an index of its own; `pending` ones are signups that nobody finished yet. */
const tabs: Record<SubscriptionTab, Prisma.Sql> = {
  // Not <>: a range is what an index answers.
  all: Prisma.sql`s.status > 'pending'`,
  active: Prisma.sql`s.status = 'active'`,
  past_due: Prisma.sql`s.status = 'past_due'`,
  paused: Prisma.sql`s.status = 'paused'`,
  ending: isEnding,
  offline: Prisma.sql`s.payment_method <> 'smartpay' and s.status in ${anyOf(runningSubscriptions)}`,
  held: Prisma.sql`(s.held_at is not null
    or exists (select from customers h where h.id = s.customer_id and h.held_at is not null))`,
  awaiting: Prisma.sql`exists (
    select from orders y where y.subscription_id = s.id and y.status = 'awaiting_payment')`,
  'in-doubt': Prisma.sql`exists (select from charges c join orders y on y.id = c.order_id
    where y.subscription_id = s.id and (c.status in ${anyOf(unsettledCharges)} or ${isLongOpen} or ${isLeftToStaff}))
    or exists (select from refunds r join orders y on y.id = r.order_id where y.subscription_id = s.id and (${isRefundUnknown} or ${isRefundFailed}))`,
  over: Prisma.sql`s.status in ${anyOf(overSubscriptions)}`,
  pending: Prisma.sql`s.status = 'pending'`,
}

function sourceOf(filter: SubscriptionFilter, whole: boolean): Prisma.Sql {
  return Prisma.sql`select s.* from ${fromOf(filter, whole)} where ${tabs[filter.tab]}`
}

function fromOf({ tab, search }: SubscriptionFilter, whole: boolean): Prisma.Sql {
  if (search.trim() !== '')
    return eachFound('subscription', { typed: search, whole }, Prisma.sql`s`)
  if (tab === 'held' || tab === 'awaiting' || tab === 'in-doubt') return few[tab]
  return Prisma.sql`subscriptions s`
}

/**
 * Where customers or orders tell which they are, those are read first, each by an index, or all subscriptions
 * would be read for a few.
 */
const few = {
  held: byId(Prisma.sql`select id from subscriptions where held_at is not null
    union select b.id from customers h join subscriptions b on b.customer_id = h.id where h.held_at is not null`),
  awaiting: byId(
    Prisma.sql`select distinct subscription_id from orders where status = 'awaiting_payment'`,
  ),
  'in-doubt':
    byId(Prisma.sql`select y.subscription_id from charges c join orders y on y.id = c.order_id where c.status in ${anyOf(unsettledCharges)}
    union select y.subscription_id from charges c join orders y on y.id = c.order_id where ${isLongOpen}
    union select y.subscription_id from charges c join orders y on y.id = c.order_id where ${isLeftToStaff}
    union select y.subscription_id from refunds r join orders y on y.id = r.order_id where ${isRefundUnknown} or ${isRefundFailed}`),
}

function byId(ids: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${ids}) as found (id)
    cross join lateral (select * from subscriptions where id = found.id offset 0) as s`
}
