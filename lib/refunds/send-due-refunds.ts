import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { payBackLate } from './pay-back-late.ts'
import { sendRefund } from './send-refund.ts'

/** Refunds at the same time. */
const atOnce = 4
const batchSize = 50

type Counts = { asked: number; sent: number; failed: number }

const dueSchema = z.object({ id: z.string(), at: z.date() })
type Due = z.output<typeof dueSchema>

/**
 * Sends the refunds that nobody sent, and finds out how those ended of which nobody knows, until none is due or Smartpay falls
 * silent; then asks for what was paid too late to go back. Any number may run: each refund is claimed.
 */
export async function sendDueRefunds(
  budget: Budget = unlimited,
): Promise<Counts & { end: End | KeyRefusal }> {
  const counts: Counts = { asked: 0, sent: 0, failed: 0 }
  const may = await mayAskSmartpay()
  if (!may.ok) return { ...counts, end: may.reason }
  const { test } = may.value
  const end = await workThrough<Due>(
    {
      job: 'refunds',
      about: ({ id }) => ({ refundId: id }),
      atOnce,
      take: (last) => listDue(test, last),
      work: async ({ id }) => {
        const outcome = await sendRefund(id)
        if (outcome !== null) counts.sent += 1
        return outcome?.silent ? 'silent' : 'answered'
      },
      // Its own claim has moved it on by a lease.
      threw: async () => {
        counts.failed += 1
      },
    },
    budget,
  )
  // What is asked for here is sent by the next run.
  if (end === 'empty') counts.asked = await payBackLate(test, budget)
  return { ...counts, end }
}

/** Claimed one by one when they are sent. */
function listDue(test: boolean, last: Due | null): Promise<Due[]> {
  const after = last ? Prisma.sql`(next_try_at, id) > (${last.at}, ${last.id})` : Prisma.sql`true`
  return rows(db(), dueSchema)`
    select id, next_try_at as at from refunds where test = ${test} and next_try_at <= teiki_now() and ${after}
    order by next_try_at, id limit ${batchSize}`
}
