import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { backoffMs } from '#lib/queue/backoff.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { giveBack, leaseDue, tryLater, type Waiting } from '#lib/queue/lease.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { historyOf } from '#lib/states/history.ts'
import { signupStatuses } from '#lib/states/signup.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { nextCheckInMs } from './follow-up.ts'
import { resumeSignup } from './resume-signup.ts'

/** Looks at Smartpay at the same time. */
const atOnce = 6
/** Four rounds, ten seconds each at the worst: all are begun before their lease ends. */
const batchSize = 4 * atOnce

type Counts = { looked: number; failed: number }
type Swept = Counts & { end: End | KeyRefusal }

const dueSchema = z.object({
  id: z.string(),
  /** Of `check_count`. */
  attempts: z.number(),
  status: z.enum(signupStatuses),
  tokenId: z.string().nullable(),
  waitedMs: z.number(),
})
type Due = z.output<typeof dueSchema>

function waitingIn(test: boolean): Waiting<Due> {
  return {
    table: 'signups',
    due: 'next_check_at',
    attempts: 'check_count',
    where: Prisma.sql`w.test = ${test}`,
    leaseSeconds: 90,
    columns: Prisma.sql`w.status::text, (select t.id from tokens t where t.signup_id = w.id) as "tokenId",
      (extract(epoch from teiki_now() - coalesce(w.redirected_at, w.first_sent_at)) * 1000)::float8 as "waitedMs"`,
    row: dueSchema,
  }
}

/**
 * Finishes what nobody else will: submits whose sender died, and shoppers who never came back from
 * checkout, until none is due or Smartpay falls silent. Any number of sweeps may overlap; a row is taken by
 * one of them at a time.
 */
export async function sweepSignups(budget: Budget = unlimited): Promise<Swept> {
  const counts: Counts = { looked: 0, failed: 0 }
  const may = await mayAskSmartpay()
  if (!may.ok) return { ...counts, end: may.reason }
  const waiting = waitingIn(may.value.test)
  const end = await workThrough<Due>(
    {
      job: 'signups',
      about: ({ id, tokenId }) => ({ signupId: id, tokenId: tokenId ?? undefined }),
      atOnce,
      take: () => leaseDue(waiting, batchSize),
      giveBack: (rows) => giveBack(waiting, rows),
      work: async (due) => {
        const heard = await look(due)
        counts.looked += 1
        return heard
      },
      threw: async (due) => {
        counts.failed += 1
        await tryLater(waiting, due, backoffMs(due.attempts))
      },
    },
    budget,
  )
  return { ...counts, end }
}

const unheardMs = 6 * 3_600_000

async function look(due: Due): Promise<'silent' | 'answered'> {
  if (due.status === 'submitting') return resumeSignup(due.id)
  if (due.status !== 'redirected' || !due.tokenId) return 'answered'
  const settled = await settleToken(due.tokenId, 'sweep')
  // Whoever did not answer is asked again: nothing is given up unheard.
  const nextMs = nextCheckInMs(due.attempts, due.waitedMs) ?? (settled.ok ? null : unheardMs)
  await (nextMs === null ? abandon(due.id) : lookAgain(due.id, nextMs))
  await tellWhoWaits(due.id)
  return settled.ok || !isSilence(settled.reason) ? 'answered' : 'silent'
}

/** Longer than an answer of Smartpay's ever takes, and than a shopper who turned back thinks it over. */
const pendingAfter = '1 minute'
const reminderAfter = '1 day'

/**
 * Whoever came back and still waits is told that we keep looking; whoever never finished is reminded,
 * once for all attempts of a line.
 */
async function tellWhoWaits(signupId: string): Promise<void> {
  const found = await row(db(), waitingSchema)`
    select s.thread_id as "threadId", s.returned_at < teiki_now() - ${pendingAfter}::interval as waits,
      s.redirected_at < teiki_now() - ${reminderAfter}::interval as "isLate"
    from signups s join subscriptions sub on sub.id = s.subscription_id
    where s.id = ${signupId} and s.status = 'redirected' and sub.status = 'pending'`
  if (found?.waits) await queueEmail(db(), 'signup-pending', signupId)
  else if (found?.isLate) await queueEmail(db(), 'signup-reminder', found.threadId)
}

const waitingSchema = z.object({
  threadId: z.string(),
  waits: z.boolean().nullable(),
  isLate: z.boolean().nullable(),
})

async function lookAgain(signupId: string, afterMs: number): Promise<void> {
  await db().$executeRaw`
    update signups set next_check_at = teiki_now() + make_interval(secs => ${afterMs / 1000})
    where id = ${signupId} and status = 'redirected'`
}

async function abandon(signupId: string): Promise<void> {
  await db().$executeRaw`
    with labelled as (
      update signups set label = 'abandoned', next_check_at = null, updated_at = teiki_now()
      where id = ${signupId} and status = 'redirected' returning id
    )
    ${historyOf('signup', {
      rows: Prisma.sql`labelled`,
      from: 'redirected',
      to: 'redirected',
      code: 'abandoned',
      actor: 'sweep',
    })}`
}
