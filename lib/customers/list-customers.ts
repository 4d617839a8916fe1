import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor, Page } from '#lib/paging.ts'
import { type Counted, type List, readPage, readPiece } from '#lib/search/list-pages.ts'
import { datedCursor, momentIn, type PlaceInList, placeInList } from '#lib/search/place-in-list.ts'
import { eachFound, peopleOf } from '#lib/search/refs-matching.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'

export const customerTabs = ['all', 'held', 'erased'] as const
type CustomerTab = (typeof customerTabs)[number]

export const customerSorts = ['newest', 'oldest', 'name'] as const
type CustomerSort = (typeof customerSorts)[number]

export type CustomerFilter = {
  tab: CustomerTab
  /** Name, kana, mail, phone, or any id. */
  search: string
  sort: CustomerSort
  cursor: Cursor | null
}

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  kana: z.string(),
  emailAddress: z.string(),
  phoneNumber: z.string(),
  createdAt: z.date(),
  held: z.boolean(),
  erased: z.boolean(),
  running: z.number(),
  overdue: z.number(),
  tokens: z.number(),
})
export type CustomerRow = z.output<typeof rowSchema>

/** One page of customers, and how many there are, counted no further than 10,001. */
export function listCustomers(filter: CustomerFilter): Promise<Page<CustomerRow> & Counted> {
  return readPage(customers, { ...filter, cursor: placeOf(filter) })
}

/** At most `size` of them, from the cursor on. */
export function readCustomers(filter: CustomerFilter, size: number): Promise<Page<CustomerRow>> {
  return readPiece(customers, { ...filter, cursor: placeOf(filter) }, size)
}

function placeOf({ sort, cursor }: CustomerFilter): Cursor | null {
  return sort === 'name' ? cursor : datedCursor(cursor)
}

const customers: List<CustomerFilter, CustomerRow> = {
  row: rowSchema,
  source: sourceOf,
  people: peopleOf.customer,
  page: (filter, most) => {
    const { place, order } = orderOf(filter)
    return Prisma.sql`
      select c.id, c.last_name || ' ' || c.first_name as name, c.last_name_kana || ' ' || c.first_name_kana as kana,
        c.email_address as "emailAddress", c.phone_number as "phoneNumber", c.created_at as "createdAt",
        c.held_at is not null as held, c.erased_at is not null as erased, n.running, n.overdue,
        (select count(*)::int from tokens t where t.customer_id = c.id and t.status = 'active') as tokens
      from (select * from listed c where ${place} order by ${order} limit ${most}) c
        cross join lateral (select count(*) filter (where s.status in ${anyOf(runningSubscriptions)})::int as running,
          count(*) filter (where s.status = 'past_due')::int as overdue from subscriptions s where s.customer_id = c.id) n
      order by ${order}`
  },
  keyOf: ({ createdAt, kana }, { sort }) => (sort === 'name' ? kana : createdAt.toISOString()),
}

const tabs: Record<CustomerTab, Prisma.Sql> = {
  all: Prisma.sql`c.erased_at is null`,
  held: Prisma.sql`c.held_at is not null`,
  erased: Prisma.sql`c.erased_at is not null`,
}

function sourceOf({ tab, search }: CustomerFilter, whole: boolean): Prisma.Sql {
  const from =
    search.trim() === ''
      ? Prisma.sql`customers c`
      : eachFound('customer', { typed: search, whole }, Prisma.sql`c`)
  return Prisma.sql`select c.* from ${from} where ${tabs[tab]}`
}

const kanaKey = Prisma.sql`(c.last_name_kana || ' ' || c.first_name_kana) collate "C"`

function orderOf({ sort, cursor }: CustomerFilter): PlaceInList {
  const id = Prisma.sql`c.id`
  if (sort === 'name') {
    const at = cursor && Prisma.sql`${cursor.at}::text`
    return placeInList({ key: kanaKey, id }, cursor, { descending: false, at })
  }
  const descending = sort === 'newest'
  const at = momentIn(cursor)
  return placeInList({ key: Prisma.sql`c.created_at`, id }, cursor, { descending, at })
}
