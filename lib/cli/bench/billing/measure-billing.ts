import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { atMost, type Measured, median, spread } from '#e2e/bench/report.ts'
import { ensureDatabase, startEmbedded } from '#lib/db/embedded.ts'
import { unlockClock } from '#lib/db/local-clock.ts'
import { migrate } from '#lib/db/migrate.ts'
import { root } from '../../local/install.mjs'
import { environmentOf } from '../../local/local-run.ts'
import { measurePast } from './measure-past.ts'
import type { FlatCost, Task } from './program.ts'

const few = 1_000

/** The engine that charges, each part in a process and a database of its own, on a server that writes to disk. */
export async function measureBilling(
  folder: string,
  { quick, rows }: { quick: boolean; rows: number },
): Promise<Measured[]> {
  rmSync(folder, { recursive: true, force: true })
  const server = await startEmbedded({ dir: path.join(folder, 'postgres'), durable: true })
  try {
    const rounds = quick ? 1 : 5
    const task = {
      shopFile: path.join(root, 'prisma/demo-shop.json'),
      rounds,
      seconds: quick ? 20 : 60,
    }
    const run = (name: string, more: Pick<Task, 'part' | 'rows' | 'charges'>) =>
      measureIn(server.url(name), folder, { ...task, ...more })
    const rate = await run('rate', { part: 'rate', rows: 10_000, charges: 4_000 })
    const pipe = await run('pipe', { part: 'pipe', rows: 20_000, charges: 8_000 })
    const limit = await run('limit', { part: 'limit', rows: 20_000, charges: 12_000 })
    const past = await measurePast(await makeDatabase(server.url('past')), folder)
    await withoutVacuum(server.adminUrl)
    const small = (await run('few', { part: 'flat', rows: few, charges: 500 })) as FlatCost
    const large = (await run('many', { part: 'flat', rows, charges: 500 })) as FlatCost
    console.log(
      `  billing.flat: ${spread(small.blocks)} blocks a charge at ${few}, ${spread(large.blocks)} at ${rows}`,
    )
    const flat = {
      id: 'billing.flat',
      what: `blocks of the database touched for a charge at ${rows} subscriptions over ${few}, ${rounds} rounds of 500`,
      unit: '×',
      ...atMost(1.5, median(large.blocks) / median(small.blocks)),
    }
    return [
      ...([rate, pipe, limit].flat() as Measured[]),
      flat,
      past,
      ...scraping(small, large, rows),
    ]
  } finally {
    await server.stop()
  }
}

/** What whoever watches costs the shop: `/api/metrics`, without the way there. */
function scraping({ scrape: small }: FlatCost, { scrape: large }: FlatCost, rows: number) {
  console.log(
    `  metrics.scrape: ${small.ms.toFixed(1)} ms and ${small.blocks} blocks at ${few}, ${large.ms.toFixed(1)} ms and ${large.blocks} at ${rows}`,
  )
  return [
    {
      id: 'metrics.scrape',
      what: `reading all gauges at ${rows} subscriptions, median of 50`,
      unit: 'ms',
      ...atMost(50, large.ms),
    },
    {
      id: 'metrics.scrape.flat',
      what: `blocks of the database touched by a scrape at ${rows} subscriptions over ${few}`,
      unit: '×',
      ...atMost(1.5, large.blocks / small.blocks),
    },
  ]
}

/** Blocks that a vacuum touches are nobody's charge. */
async function withoutVacuum(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('alter system set autovacuum = off')
  await client.query('select pg_reload_conf()')
  await client.end()
}

async function makeDatabase(databaseUrl: string): Promise<string> {
  const admin = new URL('/postgres', databaseUrl)
  await ensureDatabase(admin.href, new URL(databaseUrl).pathname.slice(1))
  await migrate(databaseUrl)
  await unlockClock(databaseUrl)
  return databaseUrl
}

async function measureIn(url: string, folder: string, task: Task): Promise<unknown> {
  const databaseUrl = await makeDatabase(url)
  const run = { dataDir: folder, port: 3000, sandboxPort: 9 }
  const child = fork(path.join(root, 'lib/cli/bench/billing/program.ts'), [], {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    env: {
      NODE_ENV: 'production',
      ...environmentOf(run, { databaseUrl, directUrl: databaseUrl }),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  try {
    await once(child, 'message')
    child.send(task)
    const [said] = (await once(child, 'message')) as [{ result?: unknown; error?: string }]
    if (said.error !== undefined) throw new Error(said.error)
    return said.result
  } finally {
    child.kill()
  }
}
