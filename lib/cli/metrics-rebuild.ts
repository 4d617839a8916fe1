import { parseArgs } from 'node:util'
import { closeDatabase } from '#lib/db/client.ts'
import { metrics } from '#lib/metrics/definitions.ts'
import type { Difference } from '#lib/metrics/differences.ts'
import { type RebuiltMetric, rebuildMetrics } from '#lib/metrics/rebuild-metrics.ts'

const help = `npm run metrics:rebuild

Counts everything that the overview shows by day again from the tables, keeps it, and says what differed.
May run while the shop is open; what it found is put right already.

  signup        ${metrics.signup.what}
  token         ${metrics.token.what}
  subscription  ${metrics.subscription.what}
  delivery      ${metrics.delivery.what}
  due           Orders that are still to come, on the day they fall due

  --help        This text`

/** So many differences are told one by one. */
const mostTold = 20

/** `npm run metrics:rebuild`: all metrics again, from the tables. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean' } } })
  if (values.help) return console.log(help)
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
