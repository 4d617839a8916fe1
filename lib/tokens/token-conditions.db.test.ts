import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { conditionOf, customerOf, placeInTokens, sourceOf } from './token-conditions.ts'
import { tokenTabs } from './token-filter.ts'

/** Without leave to read a table as a whole, a plan does so only where no index serves. */
async function planOf(tab: (typeof tokenTabs)[number], search: string): Promise<string> {
  const filter = { tab, search, oldestFirst: false }
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`set local enable_seqscan = off`
    const rows = await tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
      explain select t.id, c.name from ${sourceOf(filter)} as t ${customerOf} where ${conditionOf(filter)}
      order by ${placeInTokens({ ...filter, cursor: null }).order} limit 21`
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}

describe.each(tokenTabs)('the tab %s', (tab) => {
  test.each(['', 'サトウ'])('finds %j by indexes alone', async (search) => {
    expect(await planOf(tab, search)).not.toContain('Seq Scan')
  })
})
