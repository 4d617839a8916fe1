import { z } from 'zod'
import { requireShop } from '#lib/catalog/queries.ts'
import { stopsBetween } from '#lib/cli/local/stops.ts'
import { instantOf, wallClockMs } from '#lib/clock.ts'
import { closeDatabase, db } from '#lib/db/client.ts'
import { moveClock, readClock } from '#lib/db/local-clock.ts'
import { requireRow } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { dateIn } from '#lib/plain-date.ts'

const usage = 'npm run clock [-- advance 35d | -- reset]  (units: m, h, d, w)'

/**
 * `npm run clock`: moves shop, engine and sandbox of a local run together. On the way ahead it stops wherever something
 * may fall due, and works it off there, so that everything happens in the order of its dates.
 */
export async function run([verb, amount]: string[]): Promise<void> {
  if (!env().localRun) throw new Error('The clock moves in a local run only')
  try {
    const before = await readClock()
    const offsetMs = offsetAfter(before.offsetMs, verb, amount)
    if (verb === 'advance') await goAhead(before.now, offsetMs - before.offsetMs)
    if (verb !== undefined) await moveTo(offsetMs)
    const { now } = await readClock()
    const ahead = `${(offsetMs / 86_400_000).toFixed(2)} days ahead`
    console.log(`It is ${now.toISOString()}, ${offsetMs === 0 ? 'the real time' : ahead}`)
    if (before.offsetMs > offsetMs)
      console.log('What happened meanwhile stays, with its dates: npm run db:reset begins anew.')
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

/** None of what happens on the way can be taken back. */
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

async function goAhead(from: Date, byMs: number): Promise<void> {
  const { timeZone, charging } = (await requireShop()).facts
  const to = new Date(from.getTime() + byMs)
  const stops = stopsBetween({ from, to, timeZone, atHour: charging.dunning.atHour })
  for (const [index, stop] of stops.entries()) {
    await moveTo(stop.getTime() - wallClockMs(), { strictly: true })
    await runSweep()
    if (index % 60 === 59 || stop === to) console.log(await progressOf(stop, timeZone, from))
  }
}

const doneSchema = z.object({ made: z.number(), charged: z.number(), declined: z.number() })

/** By whomever: a worker works off what falls due, too. */
async function progressOf(at: Date, timeZone: string, since: Date): Promise<string> {
  const { made, charged, declined } = await requireRow(db(), doneSchema)`
    select (select count(*)::int from orders where created_at >= ${since}) as made,
      count(*) filter (where status = 'succeeded')::int as charged, count(*) filter (where status = 'hard_declined')::int as declined
    from charges where finished_at >= ${since}`
  const day = dateIn(timeZone, instantOf(at))
  return `${day}: orders since then: ${made} made, ${charged} charged, ${declined} declined`
}

/** The sandbox first: a shop that is ahead of it would ask for what does not exist there yet. */
async function moveTo(offsetMs: number, { strictly = false } = {}): Promise<void> {
  const followed = await moveSandbox(offsetMs)
  if (!followed && strictly) throw new Error('The sandbox did not follow: is it running?')
  if (!followed) console.log('The sandbox did not follow: is it running?')
  await moveClock(offsetMs)
}

async function moveSandbox(offsetMs: number): Promise<boolean> {
  const answer = await fetch(`${env().smartpay.checkoutOrigin}/_control/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMs }),
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null)
  return answer?.ok === true
}
