import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, requireRow, rows } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'
import { offlineMethods } from './payment-methods.ts'
import { planContentSchema, type ShopFacts, type ShopFile } from './schema.ts'

type Seeded = { plans: number; newVersions: number }

/**
 * Writes the shop's facts and plans, in the same few statements for one plan and for a hundred: the
 * database may be far. Loading the same file again changes nothing; a plan whose content changed gets a new
 * version, and running subscriptions keep theirs. Plans not in the file are retired. Throws the sentence of
 * what the shop may not lose or the database does not know.
 */
export async function seedShop({ shop, plans }: ShopFile): Promise<Seeded> {
  return inTransaction(async (tx) => {
    await requireLoadable(shop, tx)
    // Of two who load at once the second waits here, and then sees the plans of the first.
    await tx.$executeRaw`
      insert into shop (id, facts, updated_at) values (1, ${JSON.stringify(shop)}::jsonb, teiki_now())
      on conflict (id) do update set facts = excluded.facts, updated_at = excluded.updated_at`
    const current = await readPlans(tx)
    const rows = plans.map((plan, position) => rowFor(plan, position, current.get(plan.slug)))
    await writePlans(tx, rows)
    return { plans: rows.length, newVersions: rows.filter(({ content }) => content).length }
  })
}

/** Throws the sentence of what the shop may not lose or the database does not know. Reads only. */
export async function requireLoadable(shop: ShopFacts, client: Client = db()): Promise<void> {
  const running = await readRunning(client, shop)
  refuseLostWays(shop, running)
  if (!running.knowsZone)
    throw new Error(`PostgreSQL does not know the time zone ${shop.timeZone}: use Asia/Tokyo`)
}

const runningSchema = z.object({
  knowsZone: z.boolean(),
  bank_transfer: z.number(),
  cash_on_delivery: z.number(),
})
type Running = z.output<typeof runningSchema>

async function readRunning(client: Client, { timeZone }: ShopFacts): Promise<Running> {
  return requireRow(client, runningSchema)`
    select exists (select from pg_timezone_names where lower(name) = lower(${timeZone})) as "knowsZone",
      count(*) filter (where payment_method = 'bank_transfer')::int as bank_transfer,
      count(*) filter (where payment_method = 'cash_on_delivery')::int as cash_on_delivery
    from subscriptions where payment_method <> 'smartpay' and status in ${anyOf(runningSubscriptions)}`
}

/** Running subscriptions that are paid offline need to be told where to pay. */
function refuseLostWays({ paymentMethods }: ShopFacts, running: Running): void {
  for (const paymentMethod of offlineMethods)
    if (paymentMethods[paymentMethod] === null && running[paymentMethod] > 0)
      throw new Error(
        `${running[paymentMethod]} running subscriptions are paid by ${paymentMethod}: keep its settings, and set "offered": false to stop new ones`,
      )
}

const currentSchema = z.object({
  id: z.string(),
  slug: z.string(),
  number: z.number().nullable(),
  content: z.unknown(),
})
type Current = z.output<typeof currentSchema>

async function readPlans(tx: Prisma.TransactionClient): Promise<Map<string, Current>> {
  const plans = await rows(tx, currentSchema)`
    select p.id, p.slug, v.number, v.content from plans p
    left join plan_versions v on v.id = p.current_version_id`
  return new Map(plans.map((plan) => [plan.slug, plan]))
}

/** What is written of a plan; `content` only where it is new. */
function rowFor(
  { slug, status, content }: ShopFile['plans'][number],
  position: number,
  current: Current | undefined,
) {
  const known = planContentSchema.safeParse(current?.content)
  const same = isDeepStrictEqual(known.data, content)
  return {
    id: current?.id ?? newId('plan'),
    slug,
    status,
    position,
    version_id: same ? null : newId('pv'),
    number: (current?.number ?? 0) + 1,
    content: same ? null : content,
  }
}

/** One statement: foreign keys are looked at when it has ended, whichever row came first. */
async function writePlans(
  tx: Prisma.TransactionClient,
  rows: ReturnType<typeof rowFor>[],
): Promise<void> {
  await tx.$executeRaw`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as plan (id text, slug text,
        status plan_status, position int, version_id text, number int, content jsonb)
    ), versions as (
      insert into plan_versions (id, plan_id, number, content, created_at)
      select version_id, id, number, content, teiki_now() from given where version_id is not null
    ), retired as (
      update plans set status = 'retired' where slug not in (select slug from given)
    )
    insert into plans (id, slug, status, position, current_version_id)
    select id, slug, status, position, version_id from given
    on conflict (slug) do update set status = excluded.status, position = excluded.position,
      current_version_id = coalesce(excluded.current_version_id, plans.current_version_id)`
}
