import { localOwner } from '#lib/auth/local-owner.ts'
import type { ShopFile } from '#lib/catalog/schema.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { wallClockMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { moveClock } from '#lib/db/local-clock.ts'
import { livePast, pastDays } from './live-past.ts'
import { PastClock, pastStands } from './past-clock.ts'
import { control } from './sandbox-calls.ts'
import { rows } from '#lib/db/rows.ts'
import { z } from 'zod'

/**
 * A year of the shop, where there is none yet; one that was cut off half way is begun anew. False: there
 * was a life already, here or at the sandbox. Throws when it went wrong, and then leaves nothing of it.
 */
export async function makePast(
  file: ShopFile,
  say: (line: string) => void = () => undefined,
  end = wallClockMs(),
): Promise<boolean> {
  const stands = await pastStands()
  if (stands === 'lived') return false
  if (stands === 'cut off') await forgetAll()
  const clock = new PastClock()
  if (!(await clock.begin(end - (pastDays + 1) * 86_400_000))) return false
  say('Living through the past year: 200 people sign up, pay and change their minds…')
  try {
    await seedShop(file)
    await livePast(clock, await ownerId(), end)
    await clock.end()
  } catch (error) {
    await forgetAll()
    throw error
  }
  return true
}

const tableSchema = z.object({ name: z.string() })

/** Everything but the staff, here and at the sandbox: what a past that was cut off has left. */
async function forgetAll(): Promise<void> {
  const tables = await rows(db(), tableSchema)`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'
      and tablename not like 'staff%' and tablename not in ('_prisma_migrations', 'clock', 'shop')`
  const truncate = `truncate ${tables.map(({ name }) => name).join(', ')} cascade`
  // The triggers that keep history as it is are for a shop's, not for what was only begun.
  await inTransaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    await tx.$executeRawUnsafe(truncate)
  })
  await moveClock(0)
  await control('reset', 'POST')
}

async function ownerId(): Promise<string> {
  const { email } = localOwner
  const owner = await db().staff.findUniqueOrThrow({ where: { email }, select: { id: true } })
  return owner.id
}
