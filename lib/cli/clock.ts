import { closeDatabase } from '#lib/db/client.ts'
import { moveClock, readClock } from '#lib/db/local-clock.ts'
import { env } from '#lib/env.ts'

const usage = 'npm run clock [-- advance 35d | -- reset]  (units: m, h, d, w)'

/** `npm run clock`: moves shop, engine and sandbox of a local run together. */
export async function run([verb, amount = '']: string[]): Promise<void> {
  if (!env().localRun) throw new Error('The clock moves in a local run only')
  try {
    if (verb === 'advance') await moveClock((await readClock()).offsetMs + parseDuration(amount))
    else if (verb === 'reset') await moveClock(0)
    else if (verb !== undefined) throw new Error(usage)
    const { now, offsetMs } = await readClock()
    await moveSandbox(offsetMs)
    const ahead = `${(offsetMs / 86_400_000).toFixed(2)} days ahead`
    console.log(`It is ${now.toISOString()}, ${offsetMs === 0 ? 'the real time' : ahead}`)
  } finally {
    await closeDatabase()
  }
}

const unitsMs: Record<string, number> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
}

function parseDuration(text: string): number {
  const [, count, unit = ''] = /^(\d{1,5})([mhdw])$/.exec(text) ?? []
  if (count === undefined) throw new Error(`Say how far: ${usage}`)
  return Number(count) * (unitsMs[unit] ?? 0)
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
