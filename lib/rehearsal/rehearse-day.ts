import { z } from 'zod'
import { whyNoCharges } from '#lib/charging/charging-switch.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { unlimited } from '#lib/queue/budget.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { chargesAhead } from './charges-ahead.ts'
import { type DayAhead, readDaysAhead } from './day-ahead.ts'
import { ordersAhead } from './orders-ahead.ts'
import type { StopOfAll } from './rehearsal-reasons.ts'
import { retriesAhead } from './retries-ahead.ts'
import { beginRehearsal, finishRehearsal, saveRehearsed } from './save-rehearsal.ts'
import type { Stage } from './stage.ts'

/** An order that is made meanwhile, or tried again, has a charge then: it is met in the last stage, and counts once. */
const stages: readonly Stage[] = [ordersAhead, retriesAhead, chargesAhead]

export const cursorSchema = z.object({
  day: z.string(),
  id: z.string(),
  stage: z.int().min(0),
  after: z.object({ at: z.string(), id: z.string() }).nullable(),
})
type RehearsalCursor = z.output<typeof cursorSchema>

/** `not-ahead`: only the next days can be rehearsed. `over`: it goes on in the next run. `lost`: another run has taken over. */
export type NotRehearsed = 'not-ahead' | 'over' | 'lost'

type Rehearsing = { begunBy: 'command' | 'system'; turn?: Turn; from?: RehearsalCursor | null }

/** Somebody who rehearses by hand has all the time. */
const untilDone: Turn = { budget: unlimited, cursor: null, keepCursor: async () => true }

/**
 * Goes through the charges of a day to come up to the call: what would be sent, byte for byte, or why it would not be. It reads
 * what the engine reads and prepares it by the engine's code, but for a moment to come; it locks nothing, takes no lease,
 * calls nobody, and writes its own rows alone. A transaction that makes the orders and is taken back would drift as little,
 * and hold the locks of everything that it went through.
 *
 * @returns the rehearsal's id
 */
export async function rehearseDay(
  day: PlainDate,
  { begunBy, turn = untilDone, from = null }: Rehearsing,
): Promise<Result<string, NotRehearsed>> {
  const ahead = (await readDaysAhead()).dayAhead(day)
  if (!ahead) return refused('not-ahead')
  let at = from ?? {
    day: `${day}`,
    id: await beginRehearsal(ahead, { begunBy, stoppedBecause: await whyNone(ahead) }),
    stage: 0,
    after: null,
  }
  for (let stage = stages[at.stage]; stage; stage = stages[at.stage]) {
    const { charges, last } = await stage(ahead, at.after)
    await saveRehearsed(at.id, ahead, charges)
    at = { ...at, after: last, stage: last ? at.stage : at.stage + 1 }
    if (!(await turn.keepCursor(at))) return refused('lost')
    if (turn.budget.isOver()) return refused('over')
  }
  await finishRehearsal(at.id, ahead)
  return ok(at.id)
}

/** What the engine asks before it claims anything, as it will be when the day begins. */
async function whyNone({ test, from }: DayAhead): Promise<StopOfAll | null> {
  const may = await mayAskSmartpay()
  return may.ok ? whyNoCharges(test, from) : may.reason
}
