import { closeDatabase } from '#lib/db/client.ts'
import { processEvents } from '#lib/events/process-events.ts'
import { replayEvents } from '#lib/events/replay-events.ts'
import type { Values } from '../commands.mjs'

/** `npm run webhook:replay -- <event id>` or `-- --parked`: works on kept events once more. */
export async function run([id]: string[], { parked }: Values): Promise<void> {
  if (!id && !parked)
    throw new Error('Name one: npm run webhook:replay -- evt_…, or all: -- --parked')
  if (id && !id.startsWith('evt_')) throw new Error(`${id} is no event id: those begin with evt_`)
  try {
    const count = await replayEvents(id ? { id } : 'parked')
    if (id && count === 0)
      throw new Error(`No event ${id} is kept here, or it is not of the shop’s mode (live or test)`)
    const { processed, waiting, parked: again } = await processEvents()
    console.log(`${count} to replay: ${processed} processed, ${waiting} wait, ${again} parked`)
  } finally {
    await closeDatabase()
  }
}
