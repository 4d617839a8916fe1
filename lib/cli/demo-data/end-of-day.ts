import { z } from 'zod'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { sweepTokenOperations } from '#lib/tokens/operations/sweep-token-operations.ts'
import type { DemoClock } from './demo-clock.ts'
import type { Staff } from './staff.ts'

const dueSchema = z.object({
  signups: z.boolean(),
  awaited: z.boolean(),
  moves: z.boolean(),
  mails: z.boolean(),
})

/** What the sweep does by and by, once: the parts that have something to do; and what the staff enters. */
export async function runEndOfDay(
  clock: DemoClock,
  staff: Staff,
  { at, looksAtSignups }: { at: number; looksAtSignups: boolean },
): Promise<void> {
  await staff.shipParcels(at)
  const due = await whatIsDue(at)
  const looks = due.signups && looksAtSignups
  const payers = due.awaited ? await staff.whoPays(at) : []
  if (!looks && !due.moves && !due.mails && payers.length === 0) return
  // The shop only asks Smartpay; what it changes there has to happen now.
  await Promise.all([clock.moveTo(at), due.moves || looks ? clock.tellSandbox() : null])
  await Promise.all([
    looks ? sweepSignups() : null,
    due.moves ? sweepTokenOperations() : null,
    staff.recordPayments(payers),
  ])
  // Whom the sweep let begin.
  if (looks) await chargeDue()
  await sendEmails()
}

/** Asked before the clock is moved: at the end of most days it need not be. */
async function whatIsDue(at: number): Promise<z.output<typeof dueSchema>> {
  const now = new Date(at)
  const due = await row(db(), dueSchema)`
    select exists (select from signups where next_check_at <= ${now}) as signups,
      exists (select from orders where status = 'awaiting_payment') as awaited,
      exists (select from token_operations where next_try_at <= ${now}) as moves,
      exists (select from emails where status = 'queued') as mails`
  if (!due) throw new Error('The database did not say what is due')
  return due
}
