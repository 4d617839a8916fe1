import { readFileSync } from 'node:fs'
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import '#lib/db/testing.ts'
import { shopFileSchema } from './schema.ts'
import { seedShop } from './seed-shop.ts'

const file = shopFileSchema.parse(JSON.parse(readFileSync('prisma/demo-shop.json', 'utf8')))
const [plan] = file.plans
if (!plan) throw new Error('The demo shop has no plan')

/** The largest shop that a file may hold. */
const large = {
  ...file,
  plans: [...Array(100).keys()].map((n) => ({ ...plan, slug: `plan-${n}` })),
}

describe('seedShop', () => {
  test('writes a hundred plans in their order', async () => {
    expect(await seedShop(large)).toEqual({ plans: 100, newVersions: 100 })
    const plans = await db().plan.findMany({
      orderBy: { position: 'asc' },
      select: { slug: true, status: true, currentVersion: { select: { number: true } } },
    })
    expect(plans).toEqual(
      large.plans.map(({ slug, status }) => ({ slug, status, currentVersion: { number: 1 } })),
    )
  })

  test('changes nothing the second time', async () => {
    const before = await db().plan.findMany({ orderBy: { id: 'asc' } })
    expect(await seedShop(large)).toEqual({ plans: 100, newVersions: 0 })
    expect(await db().plan.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  })

  test('gives a changed plan a version, keeps the old one and retires what is gone', async () => {
    const [first, second] = large.plans
    if (!first || !second) throw new Error('There are a hundred')
    const cheaper = { ...first, content: { ...first.content, shippingFeeMinor: 1 } }
    expect(await seedShop({ ...large, plans: [second, cheaper] })).toEqual({
      plans: 2,
      newVersions: 1,
    })
    const { status, position, versions } = await db().plan.findUniqueOrThrow({
      where: { slug: cheaper.slug },
      select: { status: true, position: true, versions: { orderBy: { number: 'asc' } } },
    })
    expect({ status, position }).toEqual({ status: 'published', position: 1 })
    expect(versions.map(({ content }) => content)).toEqual([first.content, cheaper.content])
    expect(await db().plan.count({ where: { status: 'retired' } })).toBe(98)
  })

  test('two who load at once make one version each', async () => {
    const dearer = (fee: number) => ({
      ...file,
      plans: large.plans.map((one) => ({
        ...one,
        content: { ...one.content, shippingFeeMinor: fee },
      })),
    })
    await Promise.all([seedShop(dearer(10)), seedShop(dearer(20))])
    const counts = await db().planVersion.groupBy({ by: ['planId'], _max: { number: true } })
    expect(new Set(counts.map(({ _max }) => _max.number))).toEqual(new Set([3, 4]))
  })

  test('asks as much of a far database for a hundred plans as for one', async () => {
    expect(await statementsOf(large)).toBe(await statementsOf({ ...file, plans: [plan] }))
  })

  test('refuses a zone that only one of the two knows', async () => {
    const shop = { ...file.shop, timeZone: '+09:00' }
    await expect(seedShop({ ...file, shop })).rejects.toThrow('does not know the time zone +09:00')
  })
})

/** How often it waits for the database's answer. */
async function statementsOf(shop: typeof large): Promise<number> {
  const asked = vi.spyOn(pg.Client.prototype, 'query')
  await seedShop(shop)
  const { length } = asked.mock.calls
  asked.mockRestore()
  return length
}
