import { randomInt } from 'node:crypto'
import { closeDatabase } from '#lib/db/client.ts'
import type { Values } from '../commands.mjs'
import { wholeNumber } from '../local/whole-number.ts'
import { mixes } from '../proof/sim/mixes.ts'
import { type PlayedMix, playMix } from '../proof/sim/play-mix.ts'
import { replayOf } from '../proof/sim/play-round.ts'
import { startDatabase } from '../proof/sim/start-database.ts'
import { startWorld } from '../proof/sim/world.ts'

/**
 * `npm run proof:sim`: plays shops through months of faults, declines and people, on a clock that is moved, and judges
 * them by their tables and by Smartpay's own books. Code 1 where a rule was broken; each line then says how to see it again.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  const months = wholeNumber(values, 'months', 10_000)
  const seed = wholeNumber(values, 'seed', randomInt(1_000_000_000))
  const names = values.mix === undefined ? null : `${values.mix}`.split(',')
  const chosen = mixes.filter(({ name }) => names?.includes(name) ?? true)
  if (chosen.length === 0)
    throw new Error(`--mix takes one or more of ${mixes.map(({ name }) => name).join(', ')}`)
  console.log(`${months} subscription-months of each mix, from seed ${seed} on`)
  const stopDatabase = await startDatabase()
  const world = await startWorld()
  try {
    for (const mix of chosen) report(await playMix({ mix, seed, months }))
  } finally {
    await closeDatabase()
    await world.stop()
    await stopDatabase()
  }
}

const mostLines = 20

function report({ mix, orders, collected, seconds, rounds, counts, failed }: PlayedMix): void {
  const shops = `${rounds} shops, ${orders} orders, ${collected} collected, ${seconds} s`
  console.log(`${failed.length === 0 ? '✓' : '✗'} ${mix.name.padEnd(10)} ${shops}`)
  console.log(`  ${[...counts].map(([what, count]) => `${what} ${count}`).join(' · ')}`)
  for (const { round, broken } of failed) {
    console.log(`  ${replayOf(round)}`)
    for (const line of broken.slice(0, mostLines)) console.log(`    ${line}`)
    if (broken.length > mostLines) console.log(`    and ${broken.length - mostLines} more`)
    process.exitCode = 1
  }
}
