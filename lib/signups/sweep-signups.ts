import { z } from 'zod'
import { elapsedMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { queueNotice } from '#lib/jobs/queue-notice.ts'
import { log } from '#lib/log.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { nextLookInMs } from './next-look.ts'
import { resumeSignup } from './resume-signup.ts'
import { draftKeptDays } from './retention.ts'

/** Four rounds, ten seconds each at the worst: done before their lease ends. */
const batchSize = 20
/** Looks at Smartpay at the same time. */
const atOnce = 5
/** A call of cron ends by then; the next one goes on. */
const budgetMs = 45_000

export type Swept = { looked: number; failed: number }

/**
 * Finishes what nobody else will: submits whose sender died, and shoppers who never came back from
 * checkout, until none is due. Any number of sweeps may overlap; a row is taken by one of them at a time.
 */
export async function sweepSignups(): Promise<Swept> {
  const swept = { looked: 0, failed: 0 }
  const may = await mayAskSmartpay()
  const begunMs = elapsedMs()
  while (may.ok && elapsedMs() - begunMs < budgetMs) {
    const due = await takeDue(may.value.test)
    const queue = due.values()
    await Promise.all(Array.from({ length: atOnce }, () => lookAtEach(queue, swept)))
    if (due.length < batchSize) break
  }
  await forget()
  return swept
}

async function lookAtEach(queue: Iterable<Due>, swept: Swept): Promise<void> {
  for (const due of queue) {
    try {
      await look(due)
      swept.looked += 1
    } catch (error) {
      // One bad row does not stop the run; it comes back when its turn ends.
      swept.failed += 1
      log('error', 'sweep failed', { signupId: due.id, error })
    }
  }
}

const unheardMs = 6 * 3_600_000

const dueSchema = z.object({
  id: z.string(),
  status: z.enum(['draft', 'submitting', 'redirected', 'completed', 'rejected']),
  tokenId: z.string().nullable(),
  lookCount: z.number(),
  waitedMs: z.number(),
})
type Due = z.output<typeof dueSchema>

/** Takes rows whose time has come, for 90 seconds; a sweep that dies gives them back by that. */
async function takeDue(test: boolean): Promise<Due[]> {
  const rows = await db().$queryRaw`
    with due as (
      select id from signups where test = ${test} and next_look_at <= teiki_now()
      order by next_look_at limit ${batchSize} for update skip locked
    )
    update signups s set next_look_at = teiki_now() + interval '90 seconds', look_count = s.look_count + 1
    from due where s.id = due.id
    returning s.id, s.status::text, s.look_count as "lookCount",
      (select t.id from tokens t where t.signup_id = s.id) as "tokenId",
      (extract(epoch from teiki_now() - coalesce(s.redirected_at, s.first_sent_at)) * 1000)::float8 as "waitedMs"`
  return z.array(dueSchema).parse(rows)
}

async function look(due: Due): Promise<void> {
  if (due.status === 'submitting') await resumeSignup(due.id)
  if (due.status !== 'redirected' || !due.tokenId) return
  const settled = await settleToken(due.tokenId, 'sweep')
  // Whoever did not answer is asked again: nothing is given up unheard.
  const nextMs = nextLookInMs(due.lookCount, due.waitedMs) ?? (settled.ok ? null : unheardMs)
  await (nextMs === null ? abandon(due.id) : lookAgain(due.id, nextMs))
  await tellWhoWaits(due.id)
}

/** Longer than an answer of Smartpay's ever takes, and than a shopper who turned back thinks it over. */
const pendingAfter = '1 minute'
const reminderAfter = '1 day'

/**
 * Whoever came back and still waits is told that we keep looking; whoever never finished is reminded,
 * once for all attempts of a line.
 */
async function tellWhoWaits(signupId: string): Promise<void> {
  const rows = await db().$queryRaw`
    select s.line_id as "lineId", s.returned_at < teiki_now() - ${pendingAfter}::interval as waits,
      s.redirected_at < teiki_now() - ${reminderAfter}::interval as "isLate"
    from signups s join subscriptions sub on sub.id = s.subscription_id
    where s.id = ${signupId} and s.status = 'redirected' and sub.status = 'pending'`
  const [row] = z.array(waitingSchema).parse(rows)
  if (row?.waits) await queueNotice(db(), 'signup-pending', signupId)
  else if (row?.isLate) await queueNotice(db(), 'signup-reminder', row.lineId)
}

const waitingSchema = z.object({
  lineId: z.string(),
  waits: z.boolean().nullable(),
  isLate: z.boolean().nullable(),
})

async function lookAgain(signupId: string, afterMs: number): Promise<void> {
  await db().$executeRaw`
    update signups set next_look_at = teiki_now() + make_interval(secs => ${afterMs / 1000})
    where id = ${signupId} and status = 'redirected'`
}

async function abandon(signupId: string): Promise<void> {
  await db().$executeRaw`
    with labelled as (
      update signups set label = 'abandoned', next_look_at = null, updated_at = teiki_now()
      where id = ${signupId} and status = 'redirected' returning id
    )
    insert into signup_history (signup_id, "from", "to", reason, actor, at)
    select id, 'redirected', 'redirected', 'abandoned after 7 days', 'sweep', teiki_now() from labelled`
}

/** What was typed and never sent is not kept longer than a shopper may want it back; old counts neither. */
async function forget(): Promise<void> {
  await db().$executeRaw`
    delete from signups where status = 'draft' and updated_at < teiki_now() - make_interval(days => ${draftKeptDays})`
  await db().$executeRaw`delete from rate_limits where starts_at < teiki_now() - interval '1 hour'`
}
