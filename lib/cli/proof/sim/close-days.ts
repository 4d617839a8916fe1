import { closeDay } from '#lib/close/close-day.ts'
import { readShopDays } from '#lib/close/day-window.ts'

/** Until so long ago each day is closed: more than a subscription's month. */
const daysBack = 35

/** What the daily close says of the last days, once everything has come to rest: each of them agrees, or it is broken. */
export async function findRedDays(): Promise<string[]> {
  const { lastDay } = await readShopDays()
  const broken: string[] = []
  for (let back = 0; back < daysBack; back += 1) {
    const day = lastDay.subtract({ days: back })
    const closed = await closeDay(day, { closedBy: 'command' })
    if (!closed.ok) broken.push(`6: ${day} could not be closed (${closed.reason})`)
    else
      broken.push(
        ...closed.value.differences.map(
          ({ code, subject }) => `6: ${day} does not agree: ${code} (${subject})`,
        ),
      )
  }
  return broken
}
