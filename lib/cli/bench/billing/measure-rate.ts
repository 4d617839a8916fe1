import type pg from 'pg'
import { atLeast, type Measured, median, spread } from '#e2e/bench/report.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { onJobConnections } from '#lib/db/client.ts'
import { allAtOnce } from './charge-sql.ts'
import { makeDue } from './due-charges.ts'
import { graphileWorker, type JobQueue, pgBoss } from './job-queues.ts'
import { quickProvider } from './quick-provider.ts'

type Contender = 'engine' | 'one statement' | 'graphile-worker' | 'pg-boss'

/** Charges a second with a provider that answers at once, over those of one statement and of job queues, in turn. */
export async function measureRate(
  client: pg.Client,
  databaseUrl: string,
  { rounds, charges }: { rounds: number; charges: number },
): Promise<Measured[]> {
  const queue = (work: JobQueue) => async () => {
    const { rows } = await client.query<{ id: string }>(
      `select id from charges where status = 'intended' order by id`,
    )
    return work(
      databaseUrl,
      rows.map(({ id }) => id),
    )
  }
  const contenders: Record<Contender, () => Promise<number>> = {
    engine: () => secondsOf(() => onJobConnections(() => chargeDue(undefined, quickProvider))),
    'one statement': () => secondsOf(() => client.query(allAtOnce)),
    'graphile-worker': queue(graphileWorker),
    'pg-boss': queue(pgBoss),
  }
  const names = Object.keys(contenders) as Contender[]
  const rates = Object.fromEntries(names.map((name): [string, number[]] => [name, []]))
  let orders = 1
  for (let round = -1; round < rounds; round += 1)
    for (const name of names) {
      await makeDue(client, orders, charges)
      orders += 1
      const rate = charges / (await contenders[name]())
      await requireAllPaid(client, name, charges)
      // The first one only warms up.
      if (round >= 0) rates[name]?.push(rate)
    }
  for (const name of names)
    console.log(`  billing.rate: ${name} ${spread(rates[name] ?? [])} a second`)
  const engine = median(rates.engine ?? [])
  const best = Math.max(median(rates['graphile-worker'] ?? []), median(rates['pg-boss'] ?? []))
  const how = `${rounds} rounds of ${charges} charges in turn`
  return [
    {
      id: 'billing.rate',
      what: `charges a second with a provider that answers at once, over one statement that writes the same rows, ${how}`,
      unit: '×',
      ...atLeast(0.3, engine / median(rates['one statement'] ?? [])),
    },
    {
      id: 'billing.rate',
      what: `the same over the better of graphile-worker and pg-boss with one job a charge, ${how}`,
      unit: '×',
      ...atLeast(10, engine / best),
    },
  ]
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1_000
}

async function requireAllPaid(client: pg.Client, name: string, charges: number): Promise<void> {
  const { rows } = await client.query(
    `select count(*)::int as paid from charges c join payments p on p.charge_id = c.id
     where c.finished_at > teiki_now() - interval '10 minutes' and p.created_at > teiki_now() - interval '10 minutes'
       and c.order_id = any(select id from orders where index = (select max(index) from orders))`,
  )
  if (rows[0].paid !== charges)
    throw new Error(`${name}: only ${rows[0].paid} of ${charges} were charged`)
}
