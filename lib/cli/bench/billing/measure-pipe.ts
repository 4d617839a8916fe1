import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { atLeast, atMost, type Measured, median, spread } from '#e2e/bench/report.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { onJobConnections } from '#lib/db/client.ts'
import { ok } from '#lib/result.ts'
import type { createOrder } from '#lib/smartpay/orders.ts'
import { makeDue } from './due-charges.ts'
import { paid } from './quick-provider.ts'

/** As the engine has them. */
const atOnce = 64
/** A log-normal time with a median of 60 ms of which one in a hundred is over 190 ms. */
const [medianMs, slowMs, slowShare] = [60, 190, 2.326]

/**
 * What the engine makes of 64 calls at a time: the rate at which answers come in the middle of a run, over 64 divided by
 * the mean time of a call.
 */
export async function measurePipe(
  client: pg.Client,
  counted: { statements: string[] },
  { rounds, charges }: { rounds: number; charges: number },
): Promise<Measured[]> {
  const shares: number[] = []
  const statements: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await makeDue(client, round + 1, charges)
    const answeredAt: number[] = []
    const tookMs: number[] = []
    const provider: typeof createOrder = async (text) => {
      const begun = performance.now()
      await wait(medianMs * Math.exp((normal() * Math.log(slowMs / medianMs)) / slowShare))
      answeredAt.push(performance.now())
      tookMs.push(performance.now() - begun)
      return ok(paid(text))
    }
    counted.statements.length = 0
    await onJobConnections(() => chargeDue(undefined, provider))
    statements.push(counted.statements.filter((sql) => sql !== '').length / charges)
    // The first and the last tenth are the pipe filling up and running dry.
    const [from, to] = [Math.floor(charges / 10), Math.floor((charges * 9) / 10)]
    const seconds = ((answeredAt[to] ?? 0) - (answeredAt[from] ?? 0)) / 1_000
    const meanMs = tookMs.reduce((sum, ms) => sum + ms, 0) / tookMs.length
    shares.push((to - from) / seconds / ((atOnce * 1_000) / meanMs))
  }
  console.log(
    `  billing.pipe: ${spread(shares)} of the full pipe, ${spread(statements)} statements a charge`,
  )
  const how = `${rounds} rounds of ${charges} charges, calls of 60 ms (one in a hundred over 190 ms), ${atOnce} at a time`
  return [
    {
      id: 'billing.pipe',
      what: `rate reached over calls at a time divided by the mean time of a call, ${how}`,
      unit: '×',
      ...atLeast(0.95, median(shares)),
    },
    {
      id: 'billing.statements',
      what: `statements a charge at that pace, claim and outcome together`,
      unit: '',
      ...atMost(0.05, median(statements)),
    },
  ]
}

/** Box and Muller's. */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
}
