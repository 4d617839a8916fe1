import { z } from 'zod'
import { storedChangesSchema } from '#lib/calendar/stored-changes.ts'
import { planContentSchema } from '#lib/catalog/schema.ts'
import { anyOf } from '#lib/db/any-of.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { fromColumn, type PlainDate, plainDate } from '#lib/plain-date.ts'
import { uncollectedOrders } from '#lib/states/order.ts'
import type { Count } from './differences.ts'
import { forecast } from './forecast.ts'

const day = z.date().transform(fromColumn)
const openSchema = z.object({ part: z.string(), day, n: z.number(), minor: z.number() })
const contentSchema = z.object({ id: z.string(), content: planContentSchema })
const runningSchema = z.object({
  planVersionId: z.string(),
  quantity: z.number(),
  anchorOn: z.iso.date().transform(plainDate),
  changes: storedChangesSchema,
  lastIndex: z.number(),
  feeMinor: z.number(),
  subscriptions: z.number(),
})
const pieceSchema = z.object({
  groups: z.array(runningSchema),
  last: z.string().nullable(),
  size: z.number(),
})
type Piece = z.output<typeof pieceSchema>

/**
 * Orders that fall due on each day from `from` until the day before `until`: those that are written down and
 * open, and those that come after the last of them. Reads one entry of an index for every open order.
 *
 * @param pieceSize so many subscriptions a statement: a second or two, far below its limit
 */
export async function countForecast(
  tx: Prisma.TransactionClient,
  from: PlainDate,
  until: PlainDate,
  pieceSize = 200_000,
): Promise<Count[]> {
  const open = await rows(tx, openSchema)`
    select '' as part, due_on as day, count(*)::float8 as n, sum(minor)::float8 as minor from (
      select due_on, amount_minor + fee_minor as minor from cycles where status = 'scheduled'
      union all select due_on, total_minor from orders where status in ${anyOf(uncollectedOrders)}) open
    where due_on >= ${`${from}`}::date and due_on < ${`${until}`}::date
    group by due_on`
  const contents = await contentsOf(tx)
  const running = (await listRunning(tx, pieceSize))
    .map(({ planVersionId, ...one }) => ({ ...one, content: contents.get(planVersionId) }))
    .flatMap(({ content, ...one }) => (content ? [{ ...one, content }] : []))
  return added([...open, ...forecast(running, from, until)])
}

/** Subscriptions with a scheduled cycle, those that are alike as one; read piece by piece. */
async function listRunning(tx: Prisma.TransactionClient, pieceSize: number) {
  const running: z.output<typeof runningSchema>[] = []
  for (let after: string | null = ''; after !== null; ) {
    const piece: Piece = await requireRow(tx, pieceSchema)`
      with piece as materialized (
        select distinct on (subscription_id) subscription_id, index from cycles
        where status = 'scheduled' and subscription_id > ${after}
        order by subscription_id, index desc limit ${pieceSize}
      ), alike as (
        select s.plan_version_id as "planVersionId", s.quantity, s.anchor_on as "anchorOn", p.index as "lastIndex",
          s.fee_minor as "feeMinor", s.calendar_changes as changes, count(*)::int as subscriptions
        from piece p join subscriptions s on s.id = p.subscription_id
        where s.anchor_on is not null group by 1, 2, 3, 4, 5, 6
      )
      select (select coalesce(json_agg(alike), '[]') from alike) as groups, max(subscription_id) as last,
        count(*)::int as size from piece`
    running.push(...piece.groups)
    after = piece.size === pieceSize ? piece.last : null
  }
  return running
}

async function contentsOf(tx: Prisma.TransactionClient) {
  const versions = await rows(tx, contentSchema)`select id, content from plan_versions`
  return new Map(versions.map(({ id, content }) => [id, content]))
}

function added(counts: Count[]): Count[] {
  const days = new Map<string, Count>()
  for (const one of counts) {
    const sum = days.get(`${one.day}`)
    days.set(
      `${one.day}`,
      sum ? { ...sum, n: sum.n + one.n, minor: sum.minor + one.minor } : { ...one },
    )
  }
  return [...days.values()]
}
