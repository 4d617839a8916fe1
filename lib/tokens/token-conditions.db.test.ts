import { describe, expect, test } from 'vitest'
import { Prisma } from '#lib/db/generated/client.ts'
import { planOf } from '#lib/db/testing-plan.ts'
import { conditionOf, customerOf, placeInTokens, sourceOf } from './token-conditions.ts'
import { tokenTabs } from './token-filter.ts'

describe.each(tokenTabs)('the tab %s', (tab) => {
  test.each(['', 'サトウ'])('finds %j by indexes alone', async (search) => {
    const filter = { tab, search, oldestFirst: false }
    const { order } = placeInTokens({ ...filter, cursor: null })
    const plan = await planOf(Prisma.sql`
      select t.id, c.name from ${sourceOf(filter)} as t ${customerOf} where ${conditionOf(filter)}
      order by ${order} limit 21`)
    expect(plan).not.toContain('Seq Scan')
  })
})
