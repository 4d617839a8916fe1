import type { View } from './admin-lists.ts'
import type { AdminSite } from './admin-site.ts'
import { readExplained } from './explained.ts'
import { p95 } from './load.ts'
import { atMost, exactly, type Measured } from './report.ts'

type Pair = { small: AdminSite; large: AdminSite }

/** Each view at a million rows over the same at a thousand, rounds interleaved; the worst one counts. */
export async function measureFlat(
  { small, large }: Pair,
  views: View[],
  rounds: number,
): Promise<Measured> {
  const ratios: number[] = []
  for (const view of views) {
    const took: Record<number, number[]> = { [small.size]: [], [large.size]: [] }
    for (let round = -3; round < rounds; round += 1)
      for (const site of [small, large]) {
        const begun = performance.now()
        await site.read(view.at(site))
        if (round >= 0) took[site.size]?.push(performance.now() - begun)
      }
    const [few, many] = [p95(took[small.size] ?? []), p95(took[large.size] ?? [])]
    ratios.push(many / few)
    console.log(
      `  admin.flat: ${view.name}: p95 ${few.toFixed(1)} ms, ${many.toFixed(1)} ms at ${large.size}`,
    )
  }
  return {
    id: 'admin.flat',
    what: `p95 of the worst of ${views.length} views of lists at ${large.size} rows over ${small.size}, ${rounds} rounds`,
    unit: '×',
    ...atMost(2, Math.max(...ratios)),
  }
}

type Cost = { statements: number; blocks: number; scanned: string[] }

/**
 * What the database does for each view: blocks touched, statements, and tables of over 10,000 rows that
 * were read as a whole. By then each statement was prepared so often that its plan may be a general one.
 */
export async function measureWork({ small, large }: Pair, views: View[]): Promise<Measured[]> {
  const blocks: number[] = []
  const statements: number[] = []
  const scanned = new Set<string>()
  for (const view of views) {
    const few = await costOf(small, view)
    const many = await costOf(large, view)
    blocks.push(many.blocks / few.blocks)
    statements.push(few.statements, many.statements)
    for (const table of many.scanned) scanned.add(table)
    console.log(
      `  admin.flat: ${view.name}: ${few.blocks} blocks, ${many.blocks} at ${large.size}; ${many.statements} statements ${many.scanned.join(' ')}`,
    )
  }
  const of = `of ${views.length} views of lists`
  return [
    {
      id: 'admin.flat.blocks',
      what: `blocks touched, against the small one through its indexes, the worst ${of}`,
      unit: '×',
      ...atMost(1.5, Math.max(...blocks)),
    },
    {
      id: 'admin.statements',
      what: `SQL statements of a page, the most ${of}`,
      unit: '',
      ...atMost(5, Math.max(...statements)),
    },
    {
      id: 'admin.scans',
      what: `tables of over 10,000 rows read as a whole ${[...scanned].join(' ')}`,
      unit: '',
      ...exactly(0, scanned.size),
    },
  ]
}

const preparedAfter = 7
const bigTables = new Set([
  'customers',
  'signups',
  'subscriptions',
  'tokens',
  'token_operations',
  'search_words',
])

async function costOf(site: AdminSite, view: View): Promise<Cost> {
  const address = view.at(site)
  for (let time = 0; time < preparedAfter; time += 1) await site.read(address)
  const { statements, notices } = site.counter
  statements.length = notices.length = 0
  await site.read(address)
  const explained = notices.flatMap((notice) => readExplained(notice) ?? [])
  return {
    statements: statements.filter((sql) => sql !== '').length,
    blocks: explained.reduce((sum, one) => sum + one.blocks, 0),
    scanned: [...new Set(explained.flatMap((one) => one.scanned))].filter((table) =>
      bigTables.has(table),
    ),
  }
}
