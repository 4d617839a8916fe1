import { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { historyOf } from '#lib/states/history.ts'

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
  const rows = Prisma.sql`intended`
  const planned = { rows, from: null, to: 'intended', code: 'planned', actor, at: now } as const
  await tx.$executeRaw`
    with intended as (
      insert into charges (id, order_id, attempt, amount_minor, test, next_try_at, created_at)
      values (${newId('chg')}, ${orderId}, ${attempt}, ${amountMinor}, ${test}, ${dueAt}, ${now}) returning id
    )
    ${historyOf('charge', planned)}`
}
