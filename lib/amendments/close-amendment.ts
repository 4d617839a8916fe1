import { recordAudit } from '#lib/audit/record-audit.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { historyOf } from '#lib/states/history.ts'
import { lockSchedule } from '#lib/subscriptions/schedule/change-schedule.ts'

/** Whoever has the link that was mailed. */
export const shopper = 'shopper'

/** An end of it by which nothing changes, with its history. Inside a transaction that holds it. */
export async function closeAmendment(
  tx: Prisma.TransactionClient,
  { id, subscriptionId }: { id: string; subscriptionId: string },
  { to, actor }: { to: 'declined' | 'withdrawn'; actor: string },
): Promise<void> {
  await tx.$executeRaw`
    update amendments set status = ${to}::amendment_status, closed_at = teiki_now() where id = ${id}`
  await tx.$executeRaw(
    historyOf('subscription', {
      rows: Prisma.sql`subscriptions where id = ${subscriptionId}`,
      from: Prisma.sql`status::text`,
      to: Prisma.sql`status::text`,
      code: `amendment-${to}`,
      actor,
    }),
  )
}

type Withdrawal = { subscriptionId: string; amendmentId: string; staffId: string }

/** Staff take a proposal back: the page behind its link says so. Refused where the shopper was first. */
export async function withdrawAmendment({
  subscriptionId,
  amendmentId,
  staffId,
}: Withdrawal): Promise<Result<'withdrawn', 'answered-already'>> {
  return inTransaction(async (tx) => {
    await lockSchedule(tx, subscriptionId)
    const open = await tx.amendment.count({
      where: { id: amendmentId, subscriptionId, status: 'proposed' },
    })
    const refusal = open === 0 ? 'answered-already' : null
    if (!refusal)
      await closeAmendment(
        tx,
        { id: amendmentId, subscriptionId },
        { to: 'withdrawn', actor: staffId },
      )
    await recordAudit(
      {
        actor: staffId,
        action: 'subscription.change',
        subject: subscriptionId,
        outcome: refusal === null ? 'done' : 'refused',
        detail: { act: 'withdraw-amendment', because: refusal },
      },
      tx,
    )
    return refusal === null ? ok('withdrawn') : refused(refusal)
  })
}
