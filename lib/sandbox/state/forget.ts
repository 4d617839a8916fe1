import type { State } from './state.ts'

const rememberedMs = 6 * 3_600_000

/** As many of the newest events are kept, however old; the older ones only while something is to be sent. */
const eventsKept = 20_000

/** A key counts for 6 hours from when it was first received (smartpay-api §2.1). */
export function isRemembered(firstAt: number, now: number): boolean {
  return now - firstAt < rememberedMs
}

/** Takes out what no call asks for any more, so that the journal does not grow for ever. */
export function forgetOld(state: State, now: number): void {
  for (const { id, at } of state.remembered.values())
    if (!isRemembered(at, now)) state.remembered.delete(id)
  let count = 0
  const old = new Set<string>()
  for (const id of state.events.newestIds()) {
    count += 1
    if (count > eventsKept) old.add(id)
  }
  if (old.size === 0) return
  const deliveries = [...state.deliveries.values()]
  for (const { status, event } of deliveries) if (status === 'pending') old.delete(event)
  const settled = deliveries.filter(({ event }) => old.has(event)).map(({ id }) => id)
  state.deliveries.deleteAll(new Set(settled))
  state.events.deleteAll(old)
}
