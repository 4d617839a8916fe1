import { z } from 'zod'
import { localOwner } from '#lib/auth/staff/local-owner.ts'
import type { ShopFile } from '#lib/catalog/schema.ts'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { wallClockMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { moveClock } from '#lib/db/local-clock.ts'
import { rows } from '#lib/db/rows.ts'
import { DemoClock, readShopState } from './demo-clock.ts'
import { playScenarios } from './play-scenarios.ts'
import { control } from './sandbox-calls.ts'
import { demoDays } from './schedule.ts'
import { readDemoData } from './schema.ts'

/**
 * Eighteen months of the shop, where there is none yet; one that was cut off half way is begun anew. False: there
 * was somebody already, here or at the sandbox. Throws when it went wrong, and then leaves nothing of it.
 */
export async function makeDemoData(
  file: ShopFile,
  say: (line: string) => void = () => undefined,
  end = wallClockMs(),
): Promise<boolean> {
  const data = readDemoData()
  const state = await readShopState()
  if (state === 'used') return false
  if (state === 'cut off') await forgetAll()
  const clock = new DemoClock()
  if (!(await clock.begin(end - (demoDays + 1) * 86_400_000))) return false
  const count = data.scenarios.reduce((sum, { people }) => sum + people, 0)
  say(`Making demo data: in eighteen months ${count} people sign up, pay and change their minds…`)
  try {
    await seedShop(file)
    await playScenarios(data, { clock, staffId: await ownerId(), end })
    await clock.end()
  } catch (error) {
    await forgetAll()
    throw error
  }
  return true
}

const tableSchema = z.object({ name: z.string() })

/** Everything but the staff, here and at the sandbox: what demo data that were cut off have left. */
async function forgetAll(): Promise<void> {
  const tables = await rows(db(), tableSchema)`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'
      and tablename not like 'staff%' and tablename not in ('_prisma_migrations', 'clock', 'shop', 'charging_switch', 'call_rates')`
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
