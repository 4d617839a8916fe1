import { unheardDays, unheardSeconds } from '#lib/charging/due-charges.ts'
import { watchSeconds } from '#lib/charging/watch-given-up.ts'
import { type Instant, instantOf, toDate } from '#lib/clock.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { lockOrder } from '#lib/orders/lock-order.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import {
  isDue,
  listPastDue,
  noChargePending,
  type PastDueOrder,
  pastDueOrders,
  pastDueSchema,
  stepOf,
} from './dunning-facts.ts'
import { giveUp } from './give-up.ts'
import { tryAgain } from './try-again.ts'

/** Each needs a connection of the pool, which others use too. */
const atOnce = 3

type Counts = Record<'tried' | 'givenUp' | 'failed', number>

/**
 * Goes through the orders that wait for money, and takes the next step about each whose time has come: another attempt, or
 * its end (`next-step.ts`). Nothing is kept about it: the rule reads what happened, so that a new token, a hold or another
 * policy counts at once. Any number may run.
 */
export async function workPastDue(budget: Budget = unlimited): Promise<Counts & { end: End }> {
  const counts: Counts = { tried: 0, givenUp: 0, failed: 0 }
  const test = await isShopInTestMode()
  let last: PastDueOrder | null = null
  const takeDue = async (): Promise<PastDueOrder[]> => {
    while (!budget.isOver()) {
      const batch: PastDueOrder[] = await listPastDue(last, test)
      last = batch.at(-1) ?? last
      const due = batch.filter((order) => isDue(stepOf(order), instantOf(order.now)))
      if (batch.length === 0 || due.length > 0) return due
    }
    return []
  }
  const end = await workThrough<PastDueOrder>(
    {
      job: 'dunning',
      about: ({ orderId }) => ({ orderId }),
      atOnce,
      take: takeDue,
      work: async (order) => {
        const did = await inTransaction((tx) => takeStep(tx, order))
        if (did) counts[did] += 1
        return 'answered'
      },
      threw: async () => {
        counts.failed += 1
      },
    },
    budget,
  )
  // Taking what is due may have ended with the budget, and not with the last order.
  return { ...counts, end: end === 'empty' && budget.isOver() ? 'over' : end }
}

/** Under the subscription's lock, by what is true then. */
async function takeStep(
  tx: Prisma.TransactionClient,
  { orderId }: PastDueOrder,
): Promise<'tried' | 'givenUp' | null> {
  await lockOrder(tx, { id: orderId })
  const order = await row(tx, pastDueSchema)`${pastDueOrders(
    Prisma.sql`o.id = ${orderId} and ${noChargePending}`,
  )}`
  const step = order && stepOf(order)
  if (!order || !step || !isDue(step, instantOf(order.now))) return null
  if (step.does === 'give-up') {
    if (await mustAskFirst(tx, order, step.at)) return null
    await giveUp(tx, order, step.end)
    return 'givenUp'
  }
  await tryAgain(tx, order, 'engine')
  return 'tried'
}

/**
 * A charge that was given up may have been paid by now, and its order is about to end: where Smartpay has not told of it since
 * that fell due, the next run of charges asks, and the one of these after it goes on. Some days later it goes on without.
 */
async function mustAskFirst(
  tx: Prisma.TransactionClient,
  { orderId, test }: PastDueOrder,
  since: Instant,
): Promise<boolean> {
  const at = toDate(since)
  const asked = await tx.$executeRaw`
    update charges set next_try_at = least(next_try_at, teiki_now()) where order_id = ${orderId} and status = 'hard_declined'
      and test = ${test} and ${at}::timestamptz > teiki_now() - make_interval(days => ${unheardDays}::int)
      and next_try_at < greatest(${at}::timestamptz + make_interval(secs => ${watchSeconds}::float8),
        teiki_now() + make_interval(secs => ${unheardSeconds}::float8))`
  return asked > 0
}
