import { z } from 'zod'
import { payWays } from '#lib/catalog/ways.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Cursor, mostCounted, type Page, pageOf, pageSize } from '#lib/paging.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { datedCursor, momentIn, placeInList } from '#lib/search/place-in-list.ts'
import { refsMatching } from '#lib/search/refs-matching.ts'

export const subscriptionTabs = [
  'all',
  'active',
  'past_due',
  'paused',
  'by_hand',
  'held',
  'over',
  'pending',
] as const
export type SubscriptionTab = (typeof subscriptionTabs)[number]

export type SubscriptionFilter = {
  tab: SubscriptionTab
  /** Name, kana, mail, phone, or any id. */
  search: string
  oldestFirst: boolean
  cursor: Cursor | null
}

const rowSchema = z.object({
  id: z.string(),
  status: z.string(),
  way: z.enum(payWays),
  plan: z.object({ ja: z.string(), en: z.string() }),
  quantity: z.number(),
  customerId: z.string().nullable(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  last4: z.string().nullable(),
  held: z.boolean(),
  cycle: z.string().nullable(),
  dueOn: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
  amountMinor: z.number().nullable(),
  createdAt: z.date(),
})
export type SubscriptionRow = z.output<typeof rowSchema>

/** One page of subscriptions with what comes next in each, and how many there are, counted no further than 10,001. */
export async function listSubscriptions(
  filter: SubscriptionFilter,
): Promise<Page<SubscriptionRow> & { total: number }> {
  const page = await readSubscriptions(filter, pageSize)
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from (select from ${sourceOf(filter)} limit ${mostCounted + 1}) as counted`
  return { ...page, total: counted?.total ?? 0 }
}

/** At most `size` of them, from the cursor on. */
export async function readSubscriptions(
  filter: SubscriptionFilter,
  size: number,
): Promise<Page<SubscriptionRow>> {
  const from = sourceOf(filter)
  const cursor = datedCursor(filter.cursor)
  const { place, order } = placeInList(
    { key: Prisma.sql`s.created_at`, id: Prisma.sql`s.id` },
    cursor,
    { descending: !filter.oldestFirst, at: momentIn(cursor) },
  )
  const rows = await db().$queryRaw`
    select s.id, s.status::text, s.way::text, v.content->'name' as plan, s.quantity, s.customer_id as "customerId",
      c.last_name || ' ' || c.first_name as name, c.last_name_kana || ' ' || c.first_name_kana as kana,
      t.id_last4 as last4, s.held_at is not null or c.held_at is not null as held,
      n.status::text as cycle, n.due_on as "dueOn", n.amount_minor + n.fee_minor as "amountMinor",
      s.created_at as "createdAt"
    from (select * from ${from} where ${place} order by ${order} limit ${size + 1}) s
      join plan_versions v on v.id = s.plan_version_id left join customers c on c.id = s.customer_id
      left join tokens t on t.id = s.token_id
      left join lateral (select * from cycles where subscription_id = s.id
        and status in ('scheduled', 'charging', 'past_due', 'awaiting_payment') order by index limit 1) n
        on s.status not in ('canceled', 'ended')
    order by ${order}`
  return pageOf(
    z.array(rowSchema).parse(rows),
    cursor,
    ({ createdAt }) => createdAt.toISOString(),
    size,
  )
}

/** Each of them is an index of its own; `pending` ones are signups that nobody finished yet. */
const tabs: Record<SubscriptionTab, Prisma.Sql> = {
  all: Prisma.sql`s.status <> 'pending'`,
  active: Prisma.sql`s.status = 'active'`,
  past_due: Prisma.sql`s.status = 'past_due'`,
  paused: Prisma.sql`s.status = 'paused'`,
  by_hand: Prisma.sql`s.way <> 'smartpay' and s.status in ('active', 'past_due', 'paused')`,
  held: Prisma.sql`s.held_at is not null`,
  over: Prisma.sql`s.status in ('canceled', 'ended')`,
  pending: Prisma.sql`s.status = 'pending'`,
}

/** A search is read whole before it is sorted: whoever is found is few. */
function sourceOf({ tab, search }: SubscriptionFilter): Prisma.Sql {
  if (search.trim() === '') return Prisma.sql`(select * from subscriptions s where ${tabs[tab]}) s`
  return Prisma.sql`(select * from subscriptions s
    where s.id in ${refsMatching('subscription', search)} and ${tabs[tab]} offset 0) s`
}
