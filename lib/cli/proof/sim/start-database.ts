import path from 'node:path'
import { emptyDatabase, startEmbedded } from '#lib/db/embedded.ts'
import { unlockClock } from '#lib/db/local-clock.ts'
import { migrate } from '#lib/db/migrate.ts'
import { environmentOf, prepareFolder, readLocalRun } from '../../local/local-run.ts'

/** An empty, migrated database that a crash of the machine may lose, and the settings of a shop on it. Answers its end. */
export async function startDatabase(): Promise<() => Promise<void>> {
  const run = readLocalRun()
  const dataDir = path.join(run.dataDir, 'proof-sim')
  prepareFolder(dataDir)
  const { url, stop } = await startEmbedded({ dir: path.join(dataDir, 'postgres'), durable: false })
  const databaseUrl = url('teiki')
  await emptyDatabase(databaseUrl)
  await migrate(databaseUrl)
  await unlockClock(databaseUrl)
  const settings = environmentOf({ ...run, dataDir }, { databaseUrl, directUrl: databaseUrl })
  Object.assign(process.env, settings, { LOG_LEVEL: 'silent' })
  return stop
}
