import { isDeepStrictEqual } from 'node:util'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { type DeniedCharge, deniedCharges } from './denied-charges.ts'
import { planContentSchema, type ShopFile } from './schema.ts'
import { otherWays } from './ways.ts'

export type Seeded = { plans: number; newVersions: number }

/**
 * Writes the shop's facts and plans. Loading the same file again changes nothing; a plan whose content
 * changed gets a new version, and running subscriptions keep theirs. Plans not in the file are retired.
 */
export async function seedShop(file: ShopFile): Promise<Seeded> {
  refuseDeniedCharges(file)
  return db().$transaction(async (tx) => {
    const now = await readNow(tx)
    await refuseLostWays(tx, file)
    const facts = { facts: file.shop, updatedAt: now }
    await tx.shop.upsert({ where: { id: 1 }, create: { id: 1, ...facts }, update: facts })
    let newVersions = 0
    for (const [position, plan] of file.plans.entries())
      newVersions += (await seedPlan(tx, plan, position, now)) ? 1 : 0
    await tx.plan.updateMany({
      where: { slug: { notIn: file.plans.map(({ slug }) => slug) } },
      data: { status: 'retired' },
    })
    return { plans: file.plans.length, newVersions }
  })
}

const chargeSentences: Readonly<Record<DeniedCharge, string>> = {
  otherCharges:
    'shop.otherCharges says that there are no other charges, but a payment method costs something (a fee, or what the bank takes for a transfer). The page names those by itself: say only what else there is, like 通信料',
  'bank_transfer.terms':
    'shop.waysToPay.bank_transfer.terms speaks of a fee. What a transfer costs is said by the page itself: leave it out',
}

function refuseDeniedCharges({ shop }: ShopFile): void {
  const denied = deniedCharges(shop)
  if (denied.length > 0) throw new Error(denied.map((one) => chargeSentences[one]).join('\n'))
}

/** Running subscriptions that are paid by hand need to be told where to pay. */
async function refuseLostWays(tx: Prisma.TransactionClient, { shop }: ShopFile): Promise<void> {
  for (const way of otherWays) {
    if (shop.waysToPay[way] !== null) continue
    const status = { in: ['active' as const, 'past_due' as const, 'paused' as const] }
    const running = await tx.subscription.count({ where: { way, status } })
    if (running > 0)
      throw new Error(
        `${running} running subscriptions are paid by ${way}: keep its settings, and set "offered": false to stop new ones`,
      )
  }
}

async function readNow(tx: Prisma.TransactionClient): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select teiki_now() as now`
  if (!row) throw new Error('The database told no time')
  return row.now
}

/** True when the plan got a new version. */
async function seedPlan(
  tx: Prisma.TransactionClient,
  { slug, status, content }: ShopFile['plans'][number],
  position: number,
  now: Date,
): Promise<boolean> {
  const plan = await tx.plan.upsert({
    where: { slug },
    create: { id: newId('plan'), slug, status, position },
    update: { status, position },
    select: { id: true, currentVersion: { select: { number: true, content: true } } },
  })
  const current = plan.currentVersion
  const known = planContentSchema.safeParse(current?.content)
  if (current && isDeepStrictEqual(known.data, content)) return false
  const id = newId('pv')
  const number = (current?.number ?? 0) + 1
  await tx.planVersion.create({ data: { id, planId: plan.id, number, content, createdAt: now } })
  await tx.plan.update({ where: { id: plan.id }, data: { currentVersionId: id } })
  return true
}
