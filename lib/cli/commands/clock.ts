import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { closeDatabase, db } from '#lib/db/client.ts'
import { moveClock, readClock } from '#lib/db/local-clock.ts'
import { requireRow } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'

const usage = 'npm run clock [-- advance 35d | -- reset]  (units: m, h, d, w)'

/** `npm run clock`: moves shop, engine and sandbox of a local run together, and waits for the worker to see it. */
export async function run([verb, amount]: string[]): Promise<void> {
  if (!env().localRun) throw new Error('The clock moves in a local run only')
  try {
    const before = await readClock()
    const offsetMs = offsetAfter(before.offsetMs, verb, amount)
    const swept = await lastSweep()
    if (verb !== undefined) await moveClock(offsetMs)
    await moveSandbox(offsetMs)
    const { now } = await readClock()
    const ahead = `${(offsetMs / 86_400_000).toFixed(2)} days ahead`
    console.log(`It is ${now.toISOString()}, ${offsetMs === 0 ? 'the real time' : ahead}`)
    if (before.offsetMs > offsetMs)
      console.log('What happened meanwhile stays, with its dates: npm run db:reset begins anew.')
    if (verb !== undefined && swept !== null) await untilSweptAfter(swept)
  } finally {
    await closeDatabase()
  }
}

function offsetAfter(
  offsetMs: number,
  verb: string | undefined,
  amount: string | undefined,
): number {
  if (verb === undefined) return offsetMs
  if (verb === 'advance') return offsetMs + parseDuration(amount)
  if (verb === 'reset' && amount === undefined) return 0
  throw new Error(`${[verb, amount].join(' ').trim()}? ${usage}`)
}

const unitsMs: Record<string, number> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
}

/** All that falls due on the way happens at once, and none of it can be taken back. */
const mostAtOnceMs = 400 * 86_400_000

function parseDuration(text: string | undefined): number {
  if (text === undefined) throw new Error(`Say how far: ${usage}`)
  if (/^\d+$/.test(text))
    throw new Error(`${text} of what? For days: npm run clock -- advance ${text}d`)
  const [, count, unit = ''] = /^(\d{1,5})([mhdw])$/.exec(text) ?? []
  if (count === undefined) throw new Error(`${text} is no time: ${usage}`)
  const ms = Number(count) * (unitsMs[unit] ?? 0)
  if (ms > mostAtOnceMs)
    throw new Error(`${text} is more than 400 days at once: go there in smaller steps`)
  return ms
}

async function moveSandbox(offsetMs: number): Promise<void> {
  const answer = await fetch(`${env().smartpay.checkoutOrigin}/_control/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMs }),
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null)
  if (!answer?.ok) console.log('The sandbox did not follow: is it running?')
}

const sweepSchema = z.object({ at: z.string().nullable() })

/** What the worker's records say, all together: another text once it has done anything. Null: it never did. */
async function lastSweep(): Promise<string | null> {
  const { at } = await requireRow(db(), sweepSchema)`
    select string_agg(name || finished_at, ' ' order by name) as at from job_runs`
  return at
}

/** Until then doctor and the pages would speak of the time before. */
async function untilSweptAfter(swept: string): Promise<void> {
  const late = AbortSignal.timeout(sweepWithinMs)
  while ((await lastSweep()) === swept) {
    if (late.aborted)
      return console.log('No worker has looked since: npm run worker, or start the demo again')
    await wait(200)
  }
  console.log('The worker has looked since.')
}

/** It looks every two seconds; after a month ahead there is much to do. */
const sweepWithinMs = 30_000
