import { moveClock, readClock } from '#lib/db/local-clock.ts'
import { control } from '../../demo-data/sandbox-calls.ts'

/** Shop and sandbox on one clock. The sandbox first: a shop that is ahead of it would ask for what does not exist yet. */
export async function advanceWorld(ms: number): Promise<void> {
  const { offsetMs } = await readClock()
  if (!(await control('clock', 'PUT', { offsetMs: offsetMs + ms })))
    throw new Error('The sandbox did not follow the clock')
  await moveClock(offsetMs + ms)
}
