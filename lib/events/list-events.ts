import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Cursor, mostCounted, type Page, pageOf, pageSize } from '#lib/paging.ts'
import { datedCursor, momentIn } from '#lib/search/place-in-list.ts'

export const eventTabs = ['all', 'received', 'parked', 'processed'] as const
export type EventTab = (typeof eventTabs)[number]

const rowSchema = z.object({
  id: z.string(),
  type: z.string(),
  status: z.enum(['received', 'processed', 'parked']),
  parkedBecause: z.string().nullable(),
  receivedAt: z.date(),
  processedAt: z.date().nullable(),
  nextTryAt: z.date().nullable(),
  deliveries: z.number(),
  attempts: z.number(),
  tokenId: z.string().nullable(),
  last4: z.string().nullable(),
})
export type EventRow = z.output<typeof rowSchema>

/** One page of Smartpay's events, the newest first, and how many there are, counted no further than 10,001. */
export async function listEvents(filter: {
  tab: EventTab
  cursor: Cursor | null
}): Promise<Page<EventRow> & { total: number }> {
  const { tab } = filter
  const cursor = datedCursor(filter.cursor)
  const where = tab === 'all' ? Prisma.sql`true` : Prisma.sql`e.status = ${tab}::event_status`
  const back = cursor?.direction === 'before'
  const order = back ? Prisma.sql`asc` : Prisma.sql`desc`
  const rows = await db().$queryRaw`
    select e.id, e.type, e.status::text, e.parked_because as "parkedBecause", e.received_at as "receivedAt",
      e.processed_at as "processedAt", e.next_try_at as "nextTryAt", e.deliveries, e.attempts,
      t.id as "tokenId", t.id_last4 as last4
    from events e left join tokens t on t.id_hash = e.subject
    where ${where} and ${placeOf(cursor, back)}
    order by e.received_at ${order}, e.id ${order} limit ${pageSize + 1}`
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    select count(*)::int as total from (select from events e where ${where} limit ${mostCounted + 1}) as counted`
  const page = pageOf(z.array(rowSchema).parse(rows), cursor, (row) => row.receivedAt.toISOString())
  return { ...page, total: counted?.total ?? 0 }
}

function placeOf(cursor: Cursor | null, back: boolean): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`
  const place = Prisma.sql`(${momentIn(cursor)}, ${cursor.id})`
  return back
    ? Prisma.sql`(e.received_at, e.id) > ${place}`
    : Prisma.sql`(e.received_at, e.id) < ${place}`
}
