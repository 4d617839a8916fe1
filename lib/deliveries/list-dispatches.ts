import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { addressSchema } from '#lib/orders/deliveries/address.ts'
import { linesOf, linesSchema } from '#lib/orders/deliveries/delivery-of-order.ts'
import { whyNotShip } from '#lib/orders/deliveries/may-ship.ts'
import type { Cursor, Page } from '#lib/paging.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { type Counted, type List, readPage, readPiece } from '#lib/search/list-pages.ts'
import { datedCursor, momentIn, placeInList } from '#lib/search/place-in-list.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { shipColumns, shipFactsOf, shipShape, shipTables } from './ship-facts.ts'

/** To pack by today; not to be sent yet, though its day has come; on a later day; out of the shop's hands. */
export const dispatchTabs = ['ready', 'waiting', 'ahead', 'gone'] as const
export type DispatchTab = (typeof dispatchTabs)[number]

type Filter = { tab: DispatchTab; cursor: Cursor | null }

const rowSchema = z
  .object({
    ...shipShape,
    id: z.string(),
    index: z.number(),
    position: z.number(),
    among: z.number(),
    dispatchOn: z.date().transform(fromColumn),
    subscriptionId: z.string(),
    shippedAt: z.date().nullable(),
    carrier: z.string().nullable(),
    tracking: z.string().nullable(),
    customerId: z.string().nullable(),
    kana: z.string().nullable(),
    plan: z.object({ ja: z.string(), en: z.string() }),
    lines: linesSchema,
    /** Null: erased. */
    address: addressSchema.nullable(),
  })
  .transform((row) => ({ ...row, whyNot: whyNotShip(shipFactsOf(row)) }))
export type DispatchRow = z.output<typeof rowSchema>

/** One page of deliveries, those that are longest due first, or went out last; counted no further than 10,001. */
export function listDispatches(filter: Filter): Promise<Page<DispatchRow> & Counted> {
  return readPage(dispatches, { ...filter, cursor: placeIn(filter), search: '' })
}

/** At most `size` of them, from the cursor on. */
export function readDispatches(filter: Filter, size: number): Promise<Page<DispatchRow>> {
  return readPiece(dispatches, { ...filter, cursor: placeIn(filter), search: '' }, size)
}

const dispatches: List<Filter & { search: string }, DispatchRow> = {
  row: rowSchema,
  source: ({ tab }) => Prisma.sql`select d.* from deliveries d where ${tabs[tab]}`,
  page: ({ tab, cursor }, most) => {
    const key = tab === 'gone' ? Prisma.sql`d.shipped_at` : Prisma.sql`d.dispatch_on`
    const at = tab === 'gone' ? momentIn(cursor) : cursor && Prisma.sql`${cursor.at}::date`
    const place = { descending: tab === 'gone', at }
    const { place: from, order } = placeInList({ key, id: Prisma.sql`d.id` }, cursor, place)
    return Prisma.sql`
      select d.id, o.index, d.position, (select count(*)::int from deliveries n where n.order_id = o.id) as among, d.dispatch_on as "dispatchOn",
        d.shipped_at as "shippedAt", d.carrier, d.tracking,
        s.id as "subscriptionId", s.customer_id as "customerId", k.last_name_kana || ' ' || k.first_name_kana as kana, v.content->'name' as plan,
        ${linesOf(Prisma.sql`d.id`)} as lines, d.address, ${shipColumns}
      from ${shipTables(Prisma.sql`(select * from listed d where ${from} order by ${order} limit ${most})`)}
        join plan_versions v on v.id = o.plan_version_id
      order by ${order}`
  },
  keyOf: ({ dispatchOn, shippedAt }) => shippedAt?.toISOString() ?? `${dispatchOn}`,
}

const givesCredit = Prisma.sql`coalesce((select (facts->'charging'->>'shipsUnpaidUpToMinor')::int from shop), 0) > 0`
/** As far as the order's status tells it: the last word on each row has `whyNotShip`. */
const mayGo = Prisma.sql`(d.address is not null and exists (select from orders o where o.id = d.order_id and (o.status = 'paid' or (o.status = 'past_due' and ${givesCredit})
  or (o.status = 'awaiting_payment' and o.payment_method = 'cash_on_delivery')
  or (o.status = 'open' and exists (select from charges c where c.order_id = o.id and c.status = 'authorized')))))`
const waits = Prisma.sql`d.status in ${anyOf(waitingDeliveries)}`
const isDue = Prisma.sql`d.dispatch_on <= shop_day(teiki_now())`

const tabs: Record<DispatchTab, Prisma.Sql> = {
  ready: Prisma.sql`${waits} and ${isDue} and ${mayGo}`,
  waiting: Prisma.sql`${waits} and ${isDue} and not ${mayGo}`,
  ahead: Prisma.sql`${waits} and d.dispatch_on > shop_day(teiki_now())`,
  gone: Prisma.sql`d.shipped_at is not null`,
}

/** Null for a place that was made by hand and names no day, or no moment where the list is sorted by that. */
function placeIn({ tab, cursor }: Filter): Cursor | null {
  if (tab === 'gone') return datedCursor(cursor)
  return z.iso.date().safeParse(cursor?.at).success && !cursor?.at.startsWith('0000')
    ? cursor
    : null
}
