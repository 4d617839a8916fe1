import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { readReplica } from '#lib/db/replica.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
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

type EventFilter = { tab: EventTab; cursor: Cursor | null }

const totalSchema = z.object({ total: z.number() })

/** One page of Smartpay's events, the newest first, and how many there are, counted no further than 10,001. */
export function listEvents(filter: EventFilter): Promise<Page<EventRow> & { total: number }> {
  return readReplica(() => readCounted(filter))
}

/** At most `size` events, not counted. */
export function readEvents(filter: EventFilter, size: number): Promise<Page<EventRow>> {
  return readReplica(() => readPage(filter, size))
}

async function readCounted(filter: EventFilter) {
  const page = await readPage(filter, pageSize)
  const { total } = await requireRow(db(), totalSchema)`
    select count(*)::int as total
    from (select from events e where ${conditionOf(filter)} limit ${mostCounted + 1}) as counted`
  return { ...page, total }
}

async function readPage(filter: EventFilter, size: number): Promise<Page<EventRow>> {
  const cursor = datedCursor(filter.cursor)
  const back = cursor?.direction === 'before'
  const order = back ? Prisma.sql`asc` : Prisma.sql`desc`
  const found = await rows(db(), rowSchema)`
    select e.id, e.type, e.status::text, e.parked_because as "parkedBecause", e.received_at as "receivedAt",
      e.processed_at as "processedAt", e.next_try_at as "nextTryAt", e.deliveries, e.attempts,
      t.id as "tokenId", t.id_last4 as last4
    from events e left join tokens t on t.id_hash = e.subject
    where ${conditionOf(filter)} and ${placeOf(cursor, back)}
    order by e.received_at ${order}, e.id ${order} limit ${size + 1}`
  const keyOf = (row: EventRow) => row.receivedAt.toISOString()
  return pageOf(found, cursor, keyOf, size)
}

function conditionOf({ tab }: EventFilter): Prisma.Sql {
  return tab === 'all' ? Prisma.sql`true` : Prisma.sql`e.status = ${tab}::event_status`
}

function placeOf(cursor: Cursor | null, back: boolean): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`
  const place = Prisma.sql`(${momentIn(cursor)}, ${cursor.id})`
  return back
    ? Prisma.sql`(e.received_at, e.id) > ${place}`
    : Prisma.sql`(e.received_at, e.id) < ${place}`
}
