import { z } from 'zod'
import { advancePayments } from '#lib/billing/advance-payments.ts'
import { db } from '#lib/db/client.ts'
import { sendNotices } from '#lib/notices/send-notices.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { sweepTokenMoves } from '#lib/tokens/sweep-token-moves.ts'
import type { Desk } from './desk.ts'
import type { PastClock } from './past-clock.ts'

const dueSchema = z.object({
  signups: z.boolean(),
  payments: z.boolean(),
  awaited: z.boolean(),
  moves: z.boolean(),
  mails: z.boolean(),
})

/** What the sweep does by and by, once: the parts that have something to do; and what the desk enters. */
export async function spendEvening(
  clock: PastClock,
  desk: Desk,
  evening: { at: number; looks: boolean },
): Promise<void> {
  await clock.moveTo(evening.at)
  const due = await whatIsDue()
  const looks = due.signups && evening.looks
  if (looks || due.moves) await clock.tellSandbox()
  await Promise.all([
    looks ? sweepSignups() : null,
    due.moves ? sweepTokenMoves() : null,
    due.payments ? advancePayments().then(() => desk.recordPayments()) : null,
    due.awaited && !due.payments ? desk.recordPayments() : null,
  ])
  if (looks || due.mails || due.payments || due.awaited) await sendNotices()
}

async function whatIsDue(): Promise<z.output<typeof dueSchema>> {
  const rows = await db().$queryRaw`
    select exists (select from signups where next_look_at <= teiki_now()) as signups,
      exists (select from cycles c join subscriptions s on s.id = c.subscription_id where s.way <> 'smartpay'
        and c.status in ('scheduled', 'awaiting_payment')
        and coalesce(least(c.pay_by + 1, c.remind_on), c.due_on) <= (teiki_now() at time zone 'Asia/Tokyo')::date)
        as payments,
      exists (select from cycles where status = 'awaiting_payment') as awaited,
      exists (select from token_moves where next_try_at <= teiki_now()) as moves,
      exists (select from notices where status = 'queued') as mails`
  const [due] = z.array(dueSchema).parse(rows)
  if (!due) throw new Error('The database did not say what is due')
  return due
}
