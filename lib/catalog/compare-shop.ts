import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'
import { planContentSchema, type ShopFile, shopFactsSchema } from './schema.ts'
import { type Change, changesBetween } from './shop-changes.ts'

export type PlanComparison = {
  slug: string
  what: 'new' | 'same' | 'changed' | 'retired'
  changes: Change[]
  /** Subscriptions that run on it, and keep what they agreed to. */
  running: number
}

export type ShopComparison = { facts: Change[]; plans: PlanComparison[] }

const planSchema = z.object({
  slug: z.string(),
  status: z.string(),
  content: z.unknown(),
  running: z.number(),
})

/** What loading the file would change. Reads only. */
export async function compareShop({ shop, plans }: ShopFile): Promise<ShopComparison> {
  const stored = await db().shop.findFirst({ select: { facts: true } })
  const known = await readPlans()
  const listed = plans.map((plan) =>
    comparePlan(
      plan,
      known.find(({ slug }) => slug === plan.slug),
    ),
  )
  const gone = known
    .filter(({ slug, status }) => status !== 'retired' && !plans.some((plan) => plan.slug === slug))
    .map(({ slug, running }) => ({ slug, what: 'retired' as const, changes: [], running }))
  const facts = stored && shopFactsSchema.safeParse(stored.facts)
  return {
    facts: facts ? changesBetween(facts.data ?? stored.facts, shop) : [],
    plans: [...listed, ...gone],
  }
}

function comparePlan(
  { slug, status, content }: ShopFile['plans'][number],
  known: z.output<typeof planSchema> | undefined,
): PlanComparison {
  if (!known) return { slug, what: 'new', changes: [], running: 0 }
  const before = planContentSchema.safeParse(known.content)
  const changes = changesBetween(
    { status: known.status, content: before.data ?? known.content },
    { status, content },
  )
  return { slug, what: changes.length > 0 ? 'changed' : 'same', changes, running: known.running }
}

function readPlans() {
  return rows(db(), planSchema)`
    select p.slug, p.status::text, v.content, (
        select count(*)::int from subscriptions s join plan_versions own on own.id = s.plan_version_id
        where own.plan_id = p.id and s.status in ${anyOf(runningSubscriptions)}) as running
    from plans p left join plan_versions v on v.id = p.current_version_id order by p.position, p.slug`
}
