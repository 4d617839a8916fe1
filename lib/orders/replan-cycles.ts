import { z } from 'zod'
import type { ComingCycle } from '#lib/calendar/coming-cycles.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { fromColumn } from '#lib/plain-date.ts'
import { cycleStatuses } from '#lib/states/cycle.ts'
import { recordMove } from '#lib/states/history.ts'
import { leaveOut } from './leave-out.ts'
import { plannedCycle, type Scheduled, scheduleFrom } from './schedule-cycle.ts'

const cycleSchema = z.object({
  id: z.string(),
  index: z.number(),
  status: z.enum(cycleStatuses),
  dueOn: z.date().transform(fromColumn),
})
type Cycle = z.output<typeof cycleSchema>

/**
 * The cycles from an index on become what the calendar says after a change: left out, scheduled again, or on another
 * day. There is always one of which the next order comes, unless the pause has no end, or the subscription ends. Inside the caller's transaction,
 * which holds the subscription and its cycles, and knows that no order was made of them.
 */
export async function replanCycles(
  tx: Prisma.TransactionClient,
  scheduled: Scheduled,
  from: number,
  actor: string,
): Promise<void> {
  const { subscriptionId } = scheduled
  const found = await rows(tx, cycleSchema)`
    select id, index, status::text, due_on as "dueOn" from cycles
    where subscription_id = ${subscriptionId} and index >= ${from} order by index`
  for (const cycle of found)
    await adjust(tx, cycle, plannedCycle(scheduled, cycle.index), { actor, at: scheduled.now })
  const next = (found.at(-1)?.index ?? from - 1) + 1
  const isThere = found.some(({ index }) => plannedCycle(scheduled, index).status === 'coming')
  if (!isThere) await scheduleFrom(tx, scheduled, next, actor)
}

async function adjust(
  tx: Prisma.TransactionClient,
  { id, status, dueOn }: Cycle,
  planned: ComingCycle,
  by: { actor: string; at: Date },
): Promise<void> {
  const { due, cutOff } = planned
  // Of one whose day stays its cut-off stays too, whatever days the shop is closed by now.
  if (cutOff && !due.on.equals(dueOn)) {
    await tx.$executeRaw`
      update cycles set due_on = ${`${due.on}`}::date, cut_off_on = ${`${cutOff.on}`}::date where id = ${id}`
    if (status === 'scheduled' || status === 'skipped')
      await recordMove(tx, 'cycle', {
        id,
        from: status,
        to: status,
        code: 'moved',
        detail: { from: `${dueOn}`, to: `${due.on}` },
        ...by,
      })
  }
  if (status === 'scheduled' && planned.status === 'skipped')
    await leaveOut(tx, { id, because: planned.because, ...by })
  if (status === 'skipped' && planned.status === 'coming') {
    await tx.$executeRaw`update cycles set status = 'scheduled' where id = ${id}`
    await recordMove(tx, 'cycle', {
      id,
      from: 'skipped',
      to: 'scheduled',
      code: 'taken-back',
      ...by,
    })
  }
}

/** The next cycle, where none is scheduled. As `replanCycles`, but changes none that is there. */
export async function scheduleMissing(
  tx: Prisma.TransactionClient,
  scheduled: Scheduled,
  from: number,
  actor: string,
): Promise<void> {
  const { subscriptionId } = scheduled
  const there = await tx.cycle.count({ where: { subscriptionId, status: 'scheduled' } })
  if (there === 0) await scheduleFrom(tx, scheduled, from, actor)
}
