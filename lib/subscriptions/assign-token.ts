import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, row } from '#lib/db/rows.ts'
import { isId } from '#lib/ids.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { historyOf } from '#lib/states/history.ts'
import { subscriptionStatuses } from '#lib/states/subscription.ts'
import { tokenStatuses } from '#lib/states/token.ts'
import { openTokenOperations } from '#lib/states/token-operation.ts'
import { type AssignRefusal, whyNotAssign } from './assignment.ts'
import { lockTokens, markTokenUse } from './token-use.ts'

type Assignment = {
  subscriptionId: string
  tokenId: string
  /** The token that the page showed: another one means that somebody was first. */
  shownTokenId: string
  staffId: string
}

const rowSchema = z.object({
  status: z.enum(subscriptionStatuses),
  paymentMethod: z.string(),
  tokenId: z.string().nullable(),
  customerId: z.string().nullable(),
})
const tokenSchema = z.object({
  status: z.enum(tokenStatuses),
  last4: z.string(),
  customerId: z.string().nullable(),
  moving: z.boolean(),
})

/**
 * From its next charge on the subscription is paid by another token of the same customer, who is told by mail. Both rows are
 * held meanwhile, and the token before: a token that is just being disabled takes nothing over.
 */
export async function assignToken(
  assignment: Assignment,
): Promise<Result<'assigned', AssignRefusal | 'unknown-subject'>> {
  const { subscriptionId, tokenId, shownTokenId, staffId } = assignment
  // What is no id of ours is nobody's token, and nothing that the log should keep for ever.
  if (!isId('tok', tokenId)) return refused('not-their-token')
  return inTransaction(async (tx) => {
    const subscription = await lockSubscription(tx, subscriptionId)
    if (!subscription) return refused('unknown-subject')
    await lockTokens(tx, [subscription.tokenId, tokenId])
    const token = await readToken(tx, tokenId)
    const because = whyNotAssign({ subscription, token, tokenId, shownTokenId })
    if (because === null)
      await assign(tx, { ...assignment, from: subscription.tokenId, last4: token?.last4 ?? '' })
    await recordAudit(
      {
        actor: staffId,
        action: 'token.assign',
        subject: subscriptionId,
        outcome: because ? 'refused' : 'done',
        detail: { from: subscription.tokenId, to: tokenId, because },
      },
      tx,
    )
    return because === null ? ok('assigned') : refused(because)
  })
}

async function assign(
  tx: Prisma.TransactionClient,
  {
    subscriptionId,
    tokenId,
    staffId,
    from,
    last4,
  }: Assignment & { from: string | null; last4: string },
): Promise<void> {
  await tx.$executeRaw`
    update subscriptions set token_id = ${tokenId} where id = ${subscriptionId}`
  const assigned = {
    rows: Prisma.sql`subscriptions where id = ${subscriptionId}`,
    from: Prisma.sql`status::text`,
    to: Prisma.sql`status::text`,
    code: 'token-assigned',
    detail: { last4 },
    actor: staffId,
  } as const
  const { id } = await requireRow(tx, z.object({ id: z.string() }))`
    ${historyOf('subscription', assigned)} returning id::text as id`
  await markTokenUse(tx, [from, tokenId])
  await queueEmail(tx, 'token-changed', id)
}

async function lockSubscription(tx: Prisma.TransactionClient, id: string) {
  return row(tx, rowSchema)`
    select status::text, payment_method::text as "paymentMethod", token_id as "tokenId", customer_id as "customerId"
    from subscriptions where id = ${id} for update`
}

/** After the lock, in a statement of its own: it sees a move that was asked for meanwhile. */
async function readToken(tx: Prisma.TransactionClient, id: string) {
  return row(tx, tokenSchema)`
    select status::text, id_last4 as last4, customer_id as "customerId", exists (select from token_operations m
      where m.token_id = t.id and m.status in ${anyOf(openTokenOperations)}) as moving
    from tokens t where id = ${id}`
}
