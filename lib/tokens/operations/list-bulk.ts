import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { nextOrderOf } from '#lib/states/open-orders.ts'
import { overSubscriptions } from '#lib/states/subscription.ts'
import { tokenStatuses } from '#lib/states/token.ts'
import { usesOf } from '#lib/states/uses-of-token.ts'
import { conditionOf, hasOpenOperation, sourceOf } from '#lib/tokens/token-conditions.ts'
import type { TokenFilter } from '#lib/tokens/token-filter.ts'
import type { BulkAction } from './token-batch.ts'
import { mostInBatch } from './token-batch.ts'
import { whyNotOperate } from './token-operation.ts'

/** Single tokens, or all that a filter of the list finds. */
export type Picked = { ids: string[] } | Pick<TokenFilter, 'tab' | 'search'>

const rowSchema = z
  .object({
    id: z.string(),
    last4: z.string(),
    status: z.enum(tokenStatuses),
    name: z.string().nullable(),
    createdAt: z.date(),
    usedBy: z.number(),
    openOperation: z.boolean(),
    dueOn: z
      .date()
      .nullable()
      .transform((at) => at && fromColumn(at)),
    sumMinor: z.number(),
  })
  .readonly()
export type BulkRow = z.output<typeof rowSchema> & {
  /** Null: it may be moved. */
  because: ReturnType<typeof whyNotOperate>
}

/** What a batch would touch and what would stop, the oldest first; `more`: the filter finds others too. */
export async function listBulk(
  picked: Picked,
  action: BulkAction,
): Promise<{ rows: BulkRow[]; more: boolean }> {
  const where =
    'ids' in picked
      ? Prisma.sql`t.id = any(${picked.ids.slice(0, mostInBatch)}::text[])`
      : Prisma.sql`${conditionOf(picked)} and ${movable(action)}`
  const source = 'ids' in picked ? Prisma.sql`tokens` : sourceOf(picked)
  const found = await rows(db(), rowSchema)`
    select t.id, t.id_last4 as last4, t.status::text, c.last_name || ' ' || c.first_name as name,
      t.created_at as "createdAt", ${usesOf(Prisma.sql`t.id`)} as "usedBy", ${hasOpenOperation} as "openOperation", n.due_on as "dueOn",
      coalesce(n.sum, 0)::int as "sumMinor"
    from ${source} as t left join customers c on c.id = t.customer_id
      left join lateral (
        select min(d.due_on) as due_on, sum(d.minor) as sum
        from subscriptions sub, lateral ${nextOrderOf(Prisma.sql`sub.id`)} d
        where sub.token_id = t.id and sub.status not in ${anyOf(overSubscriptions)}) n on true
    where ${where} order by t.created_at, t.id limit ${mostInBatch + 1}`
  return {
    rows: found
      .slice(0, mostInBatch)
      .map((row) => ({ ...row, because: whyNotOperate(action, row) })),
    more: found.length > mostInBatch,
  }
}

function movable(action: BulkAction): Prisma.Sql {
  const states = action === 'disable' ? ['active'] : ['active', 'disabled']
  return Prisma.sql`t.status = any(${states}::token_status[]) and not ${hasOpenOperation}`
}
