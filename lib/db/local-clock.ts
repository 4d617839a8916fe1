import { z } from 'zod'
import { db } from './client.ts'

const clockSchema = z.object({ now: z.date(), offsetMs: z.coerce.number() })

/** The business time of a local run and how far it is from the real one. */
export async function readClock(): Promise<z.output<typeof clockSchema>> {
  const rows = await db().$queryRaw`
    select teiki_now() as now, offset_ms::text as "offsetMs" from clock`
  const [clock] = z.array(clockSchema).parse(rows)
  if (!clock) throw new Error('The database has no clock: npm run db:migrate')
  return clock
}

/** Only the database of a local run lets its clock be moved. */
export async function moveClock(offsetMs: number): Promise<void> {
  await db().$executeRaw`update clock set local = true, offset_ms = ${offsetMs}`
}
