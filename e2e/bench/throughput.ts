import { underLoad } from './load.ts'
import { atLeast, type Measured, median, spread } from './report.ts'
import { bareCall, readyToConfirm } from './signup.ts'
import { Visitor } from './visitor.ts'

const connections = 32
const perRound = 96

/** Confirmations a second against an action of the same app that makes the same call; said beside it as in `measureLatency`. */
export async function measureThroughput(shopUrl: string, rounds: number): Promise<Measured> {
  const ours: number[] = []
  const floor: number[] = []
  const stated: number[] = []
  const bare = await bareCall(shopUrl)
  const statements = await bareCall(shopUrl, '?with=statements')
  for (let round = -1; round < rounds; round += 1) {
    const visitors = Array.from({ length: perRound }, () => new Visitor(shopUrl))
    const jobs: (() => Promise<void>)[] = []
    const prepare = visitors.map((visitor) => async () => {
      jobs.push(await readyToConfirm(visitor))
    })
    await underLoad(prepare, 8)
    const confirmed = await underLoad(jobs, connections)
    const called = await underLoad(timesOver(bare), connections)
    const around = await underLoad(timesOver(statements), connections)
    if (round < 0) continue
    ours.push(confirmed.perSecond)
    floor.push(called.perSecond)
    stated.push(around.perSecond)
  }
  console.log(
    `  signup.throughput: ours ${spread(ours)}, the call alone ${spread(floor)}, with empty statements ${spread(stated)} a second`,
  )
  return {
    id: 'signup.throughput',
    what: `confirmations a second over the bare call, ${rounds} rounds interleaved, ${connections} connections`,
    unit: '×',
    ...atLeast(0.6, median(ours) / median(floor)),
  }
}

function timesOver(job: () => Promise<void>): (() => Promise<void>)[] {
  return Array<() => Promise<void>>(perRound).fill(job)
}
