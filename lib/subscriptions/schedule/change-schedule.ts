import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { changesAfter } from './changes-after.ts'
import { previewOf, type SchedulePreview } from './preview-schedule.ts'
import { saveSchedule } from './save-schedule.ts'
import type { ScheduleCommand, ScheduleRefusal } from './schedule-command.ts'
import { readSchedule } from './schedule-facts.ts'

type Change = {
  subscriptionId: string
  command: ScheduleCommand
  staffId: string
  /** `mark` of the preview that was confirmed. */
  shown: string
}

export type ChangeRefusal = ScheduleRefusal | 'changed-meanwhile' | 'unknown-subject'

/** What the coming orders are, and what they would be after a change. Nothing is written. */
export async function previewSchedule(
  subscriptionId: string,
  command: ScheduleCommand,
): Promise<Result<SchedulePreview, ChangeRefusal>> {
  const facts = await readSchedule(db(), subscriptionId)
  if (!facts) return refused('unknown-subject')
  const changes = changesAfter(facts, command)
  return typeof changes === 'string' ? refused(changes) : ok(previewOf(facts, changes))
}

/**
 * Changes the coming orders of a subscription, as it was shown, and mails the customer. Until its cut-off each is undone
 * by another one. What came between the preview and this, such as an order that was made, refuses it.
 */
export async function changeSchedule({
  subscriptionId,
  command,
  staffId,
  shown,
}: Change): Promise<Result<'changed', ChangeRefusal>> {
  return inTransaction(async (tx) => {
    await lockSchedule(tx, subscriptionId)
    const facts = await readSchedule(tx, subscriptionId)
    if (!facts) return refused('unknown-subject')
    const changes = changesAfter(facts, command)
    const because = typeof changes === 'string' ? changes : null
    const isStale = typeof changes !== 'string' && previewOf(facts, changes).mark !== shown
    const refusal = because ?? (isStale ? 'changed-meanwhile' : null)
    if (refusal === null && typeof changes !== 'string')
      await saveSchedule(tx, facts, { command, changes, actor: staffId })
    await recordAudit(
      {
        actor: staffId,
        action: 'subscription.change',
        subject: subscriptionId,
        outcome: refusal ? 'refused' : 'done',
        detail: { act: command.kind, because: refusal },
      },
      tx,
    )
    return refusal === null ? ok('changed') : refused(refusal)
  })
}

/** The subscription before its cycles, as everywhere; what is read then is true until the end. */
export async function lockSchedule(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.$executeRaw`select id from subscriptions where id = ${id} for update`
  await tx.$executeRaw`select id from cycles where subscription_id = ${id} order by id for update`
}
