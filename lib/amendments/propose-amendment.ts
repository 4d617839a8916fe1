import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import type { Client } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { historyOf } from '#lib/states/history.ts'
import { lockSchedule } from '#lib/subscriptions/schedule/change-schedule.ts'
import { type AmendRefusal, whyNotAmend } from './amendable.ts'
import { type AmendedSchedule, amendedSchedule } from './amended-schedule.ts'
import { type Amendable, readAmendable, readTerms } from './read-amendable.ts'
import type { AgreedTerms, ChosenTerms } from './terms.ts'

export type ProposeRefusal = AmendRefusal | 'unknown-plan' | 'changed-meanwhile' | 'unknown-subject'

/** So many days the shopper has to answer. */
export const answerDays = 14

export type AmendmentPreview = { terms: AgreedTerms; next: AgreedTerms; schedule: AmendedSchedule }

/** What the coming orders are, and what they would be by other terms. Nothing is written. */
export async function previewAmendment(
  subscriptionId: string,
  chosen: ChosenTerms,
): Promise<Result<AmendmentPreview, ProposeRefusal>> {
  const facts = await readAmendable(db(), subscriptionId)
  return facts ? preview(db(), facts, chosen) : refused('unknown-subject')
}

type Proposal = {
  subscriptionId: string
  chosen: ChosenTerms
  staffId: string
  /** `mark` of the preview that was confirmed. */
  shown: string
}

/**
 * Mails the shopper the way to a page that shows the new terms whole. Nothing of the subscription changes until the shopper
 * agrees there; an earlier proposal that nobody answered counts no more. Refused where what was shown is not so any longer.
 */
export async function proposeAmendment({
  subscriptionId,
  chosen,
  staffId,
  shown,
}: Proposal): Promise<Result<'proposed', ProposeRefusal>> {
  return inTransaction(async (tx) => {
    await lockSchedule(tx, subscriptionId)
    const facts = await readAmendable(tx, subscriptionId)
    const seen = facts ? await preview(tx, facts, chosen) : refused('unknown-subject' as const)
    const refusal = refusalOf(seen, shown)
    if (refusal === null) await writeProposal(tx, { subscriptionId, chosen, staffId })
    await recordAudit(
      {
        actor: staffId,
        action: 'subscription.change',
        subject: subscriptionId,
        outcome: refusal === null ? 'asked' : 'refused',
        detail: { act: 'amend', because: refusal },
      },
      tx,
    )
    return refusal === null ? ok('proposed') : refused(refusal)
  })
}

async function preview(
  client: Client,
  facts: Amendable,
  chosen: ChosenTerms,
): Promise<Result<AmendmentPreview, ProposeRefusal>> {
  const next = await readTerms(client, facts, chosen)
  if (!next) return refused('unknown-plan')
  const because = whyNotAmend(facts, next)
  if (because !== null) return refused(because)
  return ok({ terms: facts.terms, next, schedule: amendedSchedule(facts, next) })
}

function refusalOf(
  seen: Result<AmendmentPreview, ProposeRefusal>,
  shown: string,
): ProposeRefusal | null {
  if (!seen.ok) return seen.reason
  return seen.value.schedule.mark === shown ? null : 'changed-meanwhile'
}

async function writeProposal(
  tx: Prisma.TransactionClient,
  { subscriptionId, chosen, staffId }: Omit<Proposal, 'shown'>,
): Promise<void> {
  const id = newId('amd')
  const { planVersionId, quantity, paymentMethod } = chosen
  await tx.$executeRaw`
    update amendments set status = 'withdrawn', closed_at = teiki_now()
    where subscription_id = ${subscriptionId} and status = 'proposed'`
  await tx.$executeRaw`
    insert into amendments (id, subscription_id, plan_version_id, quantity, payment_method, proposed_by, created_at, expires_at)
    values (${id}, ${subscriptionId}, ${planVersionId}, ${quantity}, ${paymentMethod}::payment_method, ${staffId}, teiki_now(),
      teiki_now() + make_interval(days => ${answerDays}::int))`
  await tx.$executeRaw(
    historyOf('subscription', {
      rows: Prisma.sql`subscriptions where id = ${subscriptionId}`,
      from: Prisma.sql`status::text`,
      to: Prisma.sql`status::text`,
      code: 'amendment-proposed',
      actor: staffId,
    }),
  )
  await queueEmail(tx, 'amendment-proposed', id)
}
