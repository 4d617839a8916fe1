import pg from 'pg'
import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { db } from './client.ts'
import { row } from './rows.ts'

const clockSchema = z.object({ now: z.date(), offsetMs: z.coerce.number() })

/** The business time of a local run and how far it is from the real one. */
export async function readClock(): Promise<z.output<typeof clockSchema>> {
  const clock = await row(db(), clockSchema)`
    select teiki_now() as now, offset_ms::text as "offsetMs" from clock`
  if (!clock) throw new AppError('The database has no clock: npm run db:migrate')
  return clock
}

/** Only the database of a local run lets its clock be moved: whoever owns it must have said that it is one. */
export async function moveClock(offsetMs: number): Promise<void> {
  await db().$executeRaw`update clock set offset_ms = ${offsetMs}`
}

/** From now on this database is a local run's. */
export async function unlockClock(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('update clock set local = true where not local')
  } finally {
    await client.end()
  }
}
