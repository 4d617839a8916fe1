import { z } from 'zod'
import { endingOf } from '#lib/calendar/ending.ts'
import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { replanCycles } from '#lib/orders/replan-cycles.ts'
import { writtenCycles, writtenCyclesSchema } from '#lib/orders/written-cycles.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { cyclesAhead } from './cycles-ahead.ts'
import { endsOn } from './ending.ts'
import { leaveOutPassed } from './leave-out-passed.ts'
import { moveSubscription, statusAfter } from './move-subscription.ts'
import { resumesOn } from './pause.ts'
import type { ScheduleCommand } from './schedule-command.ts'
import { type LockedSchedule, scheduledAs } from './schedule-facts.ts'

type Save = { command: ScheduleCommand; changes: readonly StoredChange[]; actor: string }

/**
 * Writes what a command makes of a subscription: its changes, its status, its cycles, the history and a mail. Inside the
 * caller's transaction, which holds the subscription and its cycles, and knows that the command is allowed.
 */
export async function saveSchedule(
  tx: Prisma.TransactionClient,
  schedule: LockedSchedule,
  { command, changes, actor }: Save,
): Promise<void> {
  const { subscriptionId, firstOpenIndex } = schedule
  const status = statusAfter(schedule, command)
  const until = status === 'paused' ? resumesOn(schedule, changes) : null
  const waits = status === 'paused' && until === null
  const over = endsOn(schedule, changes, waits)
  await tx.$executeRaw`
    update subscriptions set calendar_changes = ${JSON.stringify(changes)}::jsonb, ends_on = ${over && `${over}`}::date
    where id = ${subscriptionId}`
  if (command.kind === 'resume' || command.kind === 'end') await leaveOutPassed(tx, schedule, actor)
  await replanCycles(tx, { ...scheduledAs(schedule, status), changes }, firstOpenIndex, actor)
  await moveSubscription(tx, schedule, {
    to: status,
    resumesOn: until && `${until}`,
    because:
      command.kind === 'end'
        ? await becauseOfEnd(tx, { ...schedule, changes }, waits)
        : becauseOf(schedule, command),
    actor,
  })
}

type OtherCommand = Exclude<ScheduleCommand, { kind: 'end' }>

function becauseOf(schedule: LockedSchedule, command: OtherCommand): Because<'subscription'> {
  if (command.kind === 'pause')
    return { code: 'paused', detail: { until: command.until && `${command.until}` } }
  if (command.kind === 'resume') return { code: 'resumed' }
  if (command.kind === 'take-back-end') return { code: 'ending-taken-back' }
  const { index } = command
  const cycle = cyclesAhead(schedule, schedule.changes).find((one) => one.index === index)
  const [number, from] = [index + 1, `${cycle?.due.on ?? schedule.today}`]
  if (command.kind === 'move')
    return { code: 'moved', detail: { number, from, to: `${command.to}`, later: command.later } }
  const code = command.kind === 'skip' ? 'skipped' : 'skip-taken-back'
  return { code, detail: { number, dueOn: from } }
}

/** Which order is the last one, once the cycles are written as the end has them. */
async function becauseOfEnd(
  tx: Prisma.TransactionClient,
  { subscriptionId, content, anchorOn, changes }: LockedSchedule,
  waits: boolean,
): Promise<Because<'subscription'>> {
  const { written } = await requireRow(tx, z.object({ written: writtenCyclesSchema }))`
    select ${writtenCycles(Prisma.sql`s.id`)} as written from subscriptions s where s.id = ${subscriptionId}`
  const schedule = { cadence: content.cadence, anchorOn, anchorIndex: 0 }
  const last = endingOf({ schedule, changes }, written, waits)?.last
  return {
    code: 'ending',
    detail: last ? { number: last.index + 1, dueOn: `${last.on}` } : { number: null, dueOn: null },
  }
}
