import { closeDatabase } from '#lib/db/client.ts'
import type { Difference } from '#lib/metrics/differences.ts'
import { type RebuiltMetric, rebuildMetrics } from '#lib/metrics/rebuild-metrics.ts'

/** So many differences are told one by one. */
const mostTold = 20

/** `npm run metrics:rebuild`: all metrics again, from the tables. */
export async function run(): Promise<void> {
  try {
    for (const rebuilt of await rebuildMetrics()) say(rebuilt)
  } finally {
    await closeDatabase()
  }
}

function say({ name, days, found }: RebuiltMetric): void {
  const what = name === 'due' ? 'what is to come' : `${days} ${days === 1 ? 'day' : 'days'}`
  const differed = found.length === 0 ? 'nothing differed' : `${found.length} differed:`
  console.log(`${name}: ${what} counted, ${differed}`)
  for (const one of found.slice(0, mostTold)) console.log(`  ${sentenceOf(one)}`)
  if (found.length > mostTold) console.log(`  and ${found.length - mostTold} more`)
}

function sentenceOf({ day, part, kept, counted }: Difference): string {
  const count = ({ n, minor }: Difference['kept']) => (minor === 0 ? `${n}` : `${n} (¥${minor})`)
  return `${day} ${part}: ${count(kept)} was kept, ${count(counted)} is true`.replace(' :', ':')
}
