import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { type Instant, instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'
import { type PlanContent, planContentSchema, type ShopFacts } from './schema.ts'
import { storedFactsSchema } from './stored.ts'

/** The shop's facts with the time at which they were read: every page begins here. */
export type Shop = { facts: ShopFacts; now: Instant; today: PlainDate }

export type PlanForSale = { id: string; slug: string; versionId: string; content: PlanContent }

const shopSchema = z.object({ facts: storedFactsSchema, now: z.date() })

/** Throws if the shop was never seeded: `npm run db:seed -- shop.json`. */
export async function requireShop(): Promise<Shop> {
  const shop = await row(db(), shopSchema)`
    select facts::text, teiki_now() as now from shop where id = 1`
  if (!shop) throw new AppError('The shop has no facts yet: run npm run db:seed -- shop.json')
  return shopAt(shop.facts, shop.now)
}

export function shopAt(facts: ShopFacts, databaseNow: Date): Shop {
  const now = instantOf(databaseNow)
  return { facts, now, today: dateIn(facts.timeZone, now) }
}

/** Published plans in the order of the catalogue, each with its current version. */
export async function listPlansForSale(): Promise<PlanForSale[]> {
  const plans = await db().plan.findMany({
    where: { status: 'published', currentVersionId: { not: null } },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    select: planSelect,
  })
  return plans.flatMap((plan) => planForSale(plan) ?? [])
}

/** Null for an unknown slug, and for a plan that is a draft; `retired` tells one that was sold once. */
export async function getPlanBySlug(
  slug: string,
): Promise<{ status: 'published' | 'retired'; plan: PlanForSale } | null> {
  if (!/^[a-z0-9-]{1,60}$/.test(slug)) return null
  const row = await db().plan.findUnique({
    where: { slug },
    select: { ...planSelect, status: true },
  })
  const plan = row && planForSale(row)
  return plan && row.status !== 'draft' ? { status: row.status, plan } : null
}

/** True also when the database cannot tell: the page then says what is wrong. */
export async function isPlanAddress(slug: string): Promise<boolean> {
  return getPlanBySlug(slug).then(
    (found) => found !== null,
    () => true,
  )
}

const planSelect = {
  id: true,
  slug: true,
  currentVersion: { select: { id: true, content: true } },
} as const

type PlanRow = {
  id: string
  slug: string
  currentVersion: { id: string; content: unknown } | null
}

function planForSale({ id, slug, currentVersion }: PlanRow): PlanForSale | null {
  if (!currentVersion) return null
  const content = planContentSchema.parse(currentVersion.content)
  return { id, slug, versionId: currentVersion.id, content }
}
