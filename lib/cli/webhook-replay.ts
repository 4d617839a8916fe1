import { closeDatabase } from '#lib/db/client.ts'
import { processEvents } from '#lib/events/process-events.ts'
import { replayEvents } from '#lib/events/replay-events.ts'

/** `npm run webhook:replay -- evt_…` or `-- --parked`: works on kept events once more. */
export async function run([which]: string[]): Promise<void> {
  if (!which) throw new Error('Name one: npm run webhook:replay -- evt_…, or all: -- --parked')
  try {
    const count = await replayEvents(which === '--parked' ? 'parked' : { id: which })
    const { processed, waiting, parked } = await processEvents()
    console.log(`${count} to replay: ${processed} processed, ${waiting} wait, ${parked} parked`)
  } finally {
    await closeDatabase()
  }
}
