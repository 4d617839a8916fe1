import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { fillShop } from '#e2e/bench/admin-fixture.ts'
import { countStatements } from '#e2e/bench/postgres-proxy.ts'
import { shopFileSchema } from '#lib/catalog/schema.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { sealTokens } from './due-charges.ts'
import { blocksOfCharge } from './measure-flat.ts'
import { measureLimit } from './measure-limit.ts'
import { measurePipe } from './measure-pipe.ts'
import { measureRate } from './measure-rate.ts'
import { costOfScrape, fillQueues, type ScrapeCost } from './measure-scrape.ts'
import { fillPast } from './past-orders.ts'

/** What one process of the bench measures, in a database of its own. */
export type Task = {
  part: 'rate' | 'pipe' | 'limit' | 'flat'
  shopFile: string
  /** Of everything. */
  rows: number
  rounds: number
  charges: number
  seconds: number
}

process.once('message', async (task: Task) => {
  try {
    process.send?.({ result: await measure(task) })
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.stack : `${error}` })
  }
})
process.send?.({ ready: true })

async function measure(task: Task): Promise<unknown> {
  const { databaseUrl } = env()
  await seedShop(shopFileSchema.parse(JSON.parse(await readFile(task.shopFile, 'utf8'))))
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await fillShop(client, task.rows)
    await fillPast(client)
    await sealTokens(client, task.charges)
    return await take(task, client, databaseUrl)
  } finally {
    await client.end()
    await closeDatabase()
  }
}

async function take(task: Task, client: pg.Client, databaseUrl: string): Promise<unknown> {
  switch (task.part) {
    case 'rate':
      await fast(client)
      return measureRate(client, databaseUrl, task)
    case 'pipe': {
      await fast(client)
      await closeDatabase()
      const counted = await countStatements(databaseUrl)
      env().databaseUrl = counted.url
      return measurePipe(client, counted, task)
    }
    case 'limit':
      return measureLimit(client, { warmUpSeconds: task.seconds / 2, seconds: task.seconds })
    case 'flat': {
      await fillQueues(client)
      const scrape = await costOfScrape(client, scrapes)
      await fast(client)
      return { scrape, blocks: await blocksOfCharge(client, task.rounds, task.charges) }
    }
  }
}

/** Of which each says little. */
const scrapes = 50

/** What `flat` answers: one scrape, and the blocks of a charge round by round. */
export type FlatCost = { scrape: ScrapeCost; blocks: number[] }

/** As if runs before had found that Smartpay never refuses a call. */
async function fast(client: pg.Client): Promise<void> {
  await client.query('update call_rates set per_second = 10000')
}
