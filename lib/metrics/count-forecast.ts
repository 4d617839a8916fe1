import { z } from 'zod'
import { planContentSchema } from '#lib/catalog/schema.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { fromColumn, type PlainDate } from '#lib/plain-date.ts'
import type { Count } from './differences.ts'
import { forecast } from './forecast.ts'

const day = z.date().transform(fromColumn)
const openSchema = z.object({ part: z.string(), day, n: z.number(), minor: z.number() })
const contentSchema = z.object({ id: z.string(), content: planContentSchema })
const runningSchema = z.object({
  planVersionId: z.string(),
  quantity: z.number(),
  anchorOn: day,
  lastIndex: z.number(),
  feeMinor: z.number(),
  subscriptions: z.number(),
})

/**
 * Orders that fall due on each day from `from` until the day before `until`: those that are written down and
 * open, and those that come after the last of them. Reads one entry of an index for every open order.
 */
export async function countForecast(
  tx: Prisma.TransactionClient,
  from: PlainDate,
  until: PlainDate,
): Promise<Count[]> {
  const open = await tx.$queryRaw`
    select '' as part, due_on as day, count(*)::float8 as n, sum(amount_minor + fee_minor)::float8 as minor from cycles
    where status in ('scheduled', 'charging', 'past_due', 'awaiting_payment')
      and due_on >= ${`${from}`}::date and due_on < ${`${until}`}::date
    group by due_on`
  const groups = await tx.$queryRaw`
    select s.plan_version_id as "planVersionId", s.quantity, s.anchor_on as "anchorOn", l.index as "lastIndex",
      s.fee_minor as "feeMinor", count(*)::int as subscriptions
    from (select distinct on (subscription_id) subscription_id, index from cycles
      where status in ('scheduled', 'charging', 'past_due', 'awaiting_payment') order by subscription_id, index desc) l
      join subscriptions s on s.id = l.subscription_id
    where s.anchor_on is not null group by 1, 2, 3, 4, 5`
  const contents = await contentsOf(tx)
  const running = z
    .array(runningSchema)
    .parse(groups)
    .map(({ planVersionId, ...one }) => ({ ...one, content: contents.get(planVersionId) }))
    .flatMap(({ content, ...one }) => (content ? [{ ...one, content }] : []))
  return added([...z.array(openSchema).parse(open), ...forecast(running, from, until)])
}

async function contentsOf(tx: Prisma.TransactionClient) {
  const rows = await tx.$queryRaw`select id, content from plan_versions`
  return new Map(
    z
      .array(contentSchema)
      .parse(rows)
      .map(({ id, content }) => [id, content]),
  )
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
