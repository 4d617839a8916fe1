import { elapsedMs } from '#lib/clock.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { control } from '../../demo-data/sandbox-calls.ts'
import { type RunningShop, startShop } from '../../local/shop.ts'
import type { TestCount } from '../../local/test-count.ts'
import { compareRefunds } from '../sim/compare-refunds.ts'
import { compareBooks, type Findings } from '../world/compare-books.ts'
import { recoverAll } from '../world/recover.ts'
import { setAside } from '../world/set-aside.ts'
import { allOutcomes, signUpPayers } from '../world/sign-up-payers.ts'
import { fetchLedger } from '../world/smartpay-ledger.ts'
import { chargeByRunners } from './charge-by-runners.ts'
import { playJourneys } from './play-journeys.ts'
import { type MostConnections, watchConnections } from './watch-connections.ts'

export type Wanted = {
  charges: number
  /** To PostgreSQL, for everybody together. */
  connections: number
  seed: number
  /** The browser of the journeys; null: charges alone. */
  browser: string | null
}

export type Proof = {
  journeys: TestCount
  findings: Findings
  most: MostConnections
  /** Runners that did not live, or end, as they should. */
  trouble: string[]
  seconds: number
}

type Say = (line: string) => void

/** Starts a shop behind PgBouncer, plays journeys, lets runners charge, and compares what Smartpay's books and ours say. */
export async function prove(dataDir: string, wanted: Wanted, say: Say): Promise<Proof> {
  const beganMs = elapsedMs()
  const seconds = () => Math.round((elapsedMs() - beganMs) / 1_000)
  const tell = (line: string) => say(`${seconds()} s: ${line}`)
  const shop = await startPooled(dataDir, wanted, tell)
  Object.assign(process.env, shop.env, { LOG_LEVEL: 'error' })
  const stopWatching = watchConnections({
    pooledUrl: shop.env.DATABASE_URL ?? '',
    directUrl: shop.databaseUrl,
  })
  try {
    const { browser } = wanted
    if (browser !== null) tell('playing the journeys')
    const journeys = browser === null ? { passed: 0, failed: 0 } : await playJourneys(shop, browser)
    // From here on only the two runners charge: neither the worker, nor the storefront when it hears of an approval.
    await shop.supervisor.end('worker')
    await control('webhooks', 'PUT', { dropAll: true })
    tell('charging')
    const people = await signUpPayers(allOutcomes, wanted.seed)
    const payers = people.map(({ subscriptionId }) => subscriptionId)
    await setAside(payers)
    const trouble = await chargeByRunners({ shop, payers, charges: wanted.charges })
    await recoverAll()
    tell('comparing the books')
    const findings = await compareBooks({ recovered: true })
    findings.lost.push(...(await compareRefunds(await fetchLedger())))
    const most = await stopWatching()
    return { journeys, findings, most, trouble, seconds: seconds() }
  } finally {
    await closeDatabase()
    await shop.stop()
  }
}

/** Whoever presses Ctrl-C ends all of it. */
async function startPooled(dataDir: string, wanted: Wanted, say: Say): Promise<RunningShop> {
  const { browser, connections } = wanted
  const told = new AbortController()
  const starting = startShop({
    dataDir,
    port: 0,
    sandboxPort: 0,
    worker: browser !== null,
    ...(browser === null ? { instances: [] } : {}),
    memorySandbox: true,
    fleeting: true,
    pooled: connections,
    say,
    signal: told.signal,
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      told.abort()
      const stopping = starting.then((shop) => shop.stop())
      stopping.catch(() => undefined).finally(() => process.exit(1))
    })
  return starting
}
