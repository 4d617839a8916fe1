import { underLoad } from './load.ts'
import { atLeast, type Measured, median, spread } from './report.ts'
import { bareCall, readyToConfirm } from './signup.ts'
import { Visitor } from './visitor.ts'

const connections = 32
const perRound = 96

/** Confirmations a second against an action of the same app that makes the same call and nothing else. */
export async function measureThroughput(shopUrl: string, rounds: number): Promise<Measured> {
  const ours: number[] = []
  const floor: number[] = []
  const bench = await bareCall(shopUrl)
  for (let round = -1; round < rounds; round += 1) {
    const visitors = Array.from({ length: perRound }, () => new Visitor(shopUrl))
    const jobs: (() => Promise<void>)[] = []
    const prepare = visitors.map((visitor) => async () => {
      jobs.push(await readyToConfirm(visitor))
    })
    await underLoad(prepare, 8)
    const confirmed = await underLoad(jobs, connections)
    const bare = await underLoad(Array<() => Promise<void>>(perRound).fill(bench), connections)
    if (round < 0) continue
    ours.push(confirmed.perSecond)
    floor.push(bare.perSecond)
  }
  console.log(`  signup.throughput: ours ${spread(ours)}, the call alone ${spread(floor)} a second`)
  return {
    id: 'signup.throughput',
    what: `confirmations a second over the bare call, ${rounds} rounds interleaved, ${connections} connections`,
    unit: '×',
    ...atLeast(0.6, median(ours) / median(floor)),
  }
}
