import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { recordMove } from '#lib/states/history.ts'

type Intention = {
  orderId: string
  /** Counts from 1. */
  attempt: number
  /** In yen. */
  amountMinor: number
  /** The mode of the subscription's token. */
  test: boolean
  /** Not sent before that. */
  dueAt: Date
  now: Date
  actor: string
}

/** An attempt to collect an order that a token pays, written down before its time. Inside the caller's transaction. */
export async function intendCharge(
  tx: Prisma.TransactionClient,
  { orderId, attempt, amountMinor, test, dueAt, now, actor }: Intention,
): Promise<void> {
  const id = newId('chg')
  const charge = { id, orderId, attempt, amountMinor, test }
  await tx.charge.create({
    data: { ...charge, nextTryAt: dueAt, createdAt: now },
    select: { id: true },
  })
  const planned = { from: null, to: 'intended', code: 'planned' } as const
  await recordMove(tx, 'charge', { id, ...planned, actor, at: now })
}
