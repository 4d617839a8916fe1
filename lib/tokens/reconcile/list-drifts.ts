import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row, rows } from '#lib/db/rows.ts'
import { type Cursor, type Page, pageOf } from '#lib/paging.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { openOrdersOf } from '#lib/states/open-orders.ts'
import { overSubscriptions } from '#lib/states/subscription.ts'
import { usesOf } from '#lib/states/uses-of-token.ts'
import { driftKinds } from './drift.ts'

const driftSchema = z.object({
  id: z.string(),
  kind: z.enum(driftKinds),
  last4: z.string(),
  foundAt: z.date(),
  there: z.string().nullable(),
  /** As it is now, not as it was compared. */
  here: z.string().nullable(),
  tokenId: z.string().nullable(),
  /** Our signup that Smartpay names for a token that is unknown here. */
  signupId: z.string().nullable(),
  customerId: z.string().nullable(),
  name: z.string().nullable(),
  usedBy: z.number(),
  dueOn: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
  dueMinor: z.number().nullable(),
  /** What all that it carries costs next. */
  sumMinor: z.number(),
  /** How many there are in all. */
  total: z.number(),
  isDoubtful: z.boolean(),
})
export type Drift = z.output<typeof driftSchema>

const lastSchema = z.object({
  /** The newest run of all ended without an answer of Smartpay's. */
  isSilent: z.boolean(),
  finishedAt: z.date(),
  here: z.number(),
  there: z.number(),
  differences: z.number(),
})
export type LastComparison = z.output<typeof lastSchema>

/** Of the comparison of one mode as a whole (`fixFor`). */
export function isDoubtful(test: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select count(*) filter (where o.kind = 'not-there')
    >= count(*) filter (where o.kind = 'unknown-here') from token_drifts o where o.test = ${test})`
}

/** The others come up when these are mended. */
const mostShown = 50

/** The kept result of the last comparison, with whom and what each line concerns. */
export async function listDrifts(): Promise<Drift[]> {
  return (await readDrifts(null, mostShown)).rows
}

/** At most `size` lines of it, from the cursor on. */
export async function readDrifts(cursor: Cursor | null, size: number): Promise<Page<Drift>> {
  const [kind, foundAt] = cursor?.at.split(' ') ?? []
  const place = cursor
    ? Prisma.sql`(kind, found_at, id) > (${kind}, ${foundAt}::timestamptz, ${cursor.id})`
    : Prisma.sql`true`
  const found = await rows(db(), driftSchema)`
    select d.id, d.kind, d.found_at as "foundAt", d.last4, d.there, coalesce(t.status::text, d.here) as here, d.token_id as "tokenId",
      s.id as "signupId", c.id as "customerId", c.last_name || ' ' || c.first_name as name,
      ${usesOf(Prisma.sql`d.token_id`)} as "usedBy", n.due_on as "dueOn", n.minor::float8 as "dueMinor",
      coalesce(n.sum, 0)::float8 as "sumMinor",
      (select count(*)::int from token_drifts) as total, ${isDoubtful(Prisma.sql`d.test`)} as "isDoubtful"
    from (select * from token_drifts where ${place} order by kind, found_at, id limit ${size + 1}) d
      left join tokens t on t.id = d.token_id left join customers c on c.id = t.customer_id
      left join signups s on s.id = d.reference
      left join lateral (select y.due_on, y.minor, sum(y.minor) over () as sum from subscriptions b
        join lateral (select due_on, minor from ${openOrdersOf(Prisma.sql`b.id`)} open
          where status <> 'awaiting_payment' order by due_on limit 1) y on true
        where b.token_id = t.id and b.status not in ${anyOf(overSubscriptions)} order by y.due_on limit 1) n on true
    order by d.kind, d.found_at, d.id`
  const keyOf = (row: Drift) => `${row.kind} ${row.foundAt.toISOString()}`
  return pageOf(found, cursor, keyOf, size)
}

/** The last that was complete. Null: none ever was. */
export async function getLastComparison(): Promise<LastComparison | null> {
  return row(db(), lastSchema)`
    select finished_at as "finishedAt", here, there, differences,
      exists (select from job_runs where name = 'comparison' and status = 'failed'
        and detail->>'because' = 'silent') as "isSilent"
    from token_comparisons order by started_at desc limit 1`
}
