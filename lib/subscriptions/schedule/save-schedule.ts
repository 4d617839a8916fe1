import type { StoredChange } from '#lib/calendar/stored-changes.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { replanCycles } from '#lib/orders/replan-cycles.ts'
import type { Because } from '#lib/states/history-codes.ts'
import { cyclesAhead } from './cycles-ahead.ts'
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
  await tx.$executeRaw`
    update subscriptions set calendar_changes = ${JSON.stringify(changes)}::jsonb where id = ${subscriptionId}`
  if (command.kind === 'resume') await leaveOutPassed(tx, schedule, actor)
  await replanCycles(tx, { ...scheduledAs(schedule, status), changes }, firstOpenIndex, actor)
  await moveSubscription(tx, schedule, {
    to: status,
    resumesOn: until && `${until}`,
    because: becauseOf(schedule, command),
    actor,
  })
}

function becauseOf(schedule: LockedSchedule, command: ScheduleCommand): Because<'subscription'> {
  if (command.kind === 'pause')
    return { code: 'paused', detail: { until: command.until && `${command.until}` } }
  if (command.kind === 'resume') return { code: 'resumed' }
  const { index } = command
  const cycle = cyclesAhead(schedule, schedule.changes).find((one) => one.index === index)
  const [number, from] = [index + 1, `${cycle?.due.on ?? schedule.today}`]
  if (command.kind === 'move')
    return { code: 'moved', detail: { number, from, to: `${command.to}`, later: command.later } }
  const code = command.kind === 'skip' ? 'skipped' : 'skip-taken-back'
  return { code, detail: { number, dueOn: from } }
}
