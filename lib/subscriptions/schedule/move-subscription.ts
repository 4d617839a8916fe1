import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { historyOf } from '#lib/states/history.ts'
import type { Because } from '#lib/states/history-codes.ts'
import type { SubscriptionStatus } from '#lib/states/subscription.ts'
import type { ScheduleCommand } from './schedule-command.ts'
import type { LockedSchedule } from './schedule-facts.ts'

type Move = {
  to: SubscriptionStatus
  resumesOn: string | null
  because: Because<'subscription'>
  actor: string
}

/** The status, its history and the mail that tells of it. */
export async function moveSubscription(
  tx: Prisma.TransactionClient,
  { subscriptionId, status: from, now }: LockedSchedule,
  { to, resumesOn, because, actor }: Move,
): Promise<void> {
  await tx.$executeRaw`
    update subscriptions set status = ${to}::subscription_status, resumes_on = ${resumesOn}::date where id = ${subscriptionId}`
  const moved = { rows: Prisma.sql`subscriptions where id = ${subscriptionId}`, from, to, actor }
  const { id } = await requireRow(tx, z.object({ id: z.string() }))`
    ${historyOf('subscription', { ...moved, ...because, at: now })} returning id::text as id`
  await queueEmail(tx, 'subscription-changed', id)
}

/** Where an order of it waits for money it is past due. */
export function statusAfter(
  { status, pastDue }: LockedSchedule,
  command: ScheduleCommand,
): SubscriptionStatus {
  if (command.kind === 'pause') return 'paused'
  if (command.kind !== 'resume') return status
  return pastDue ? 'past_due' : 'active'
}
