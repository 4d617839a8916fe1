import { z } from 'zod'
import { listNotCharged } from '#lib/charging/not-charged.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { queueEmails } from '#lib/outbox/queue-email.ts'

const causeSchema = z.object({ cause: z.string() }).transform(({ cause }) => cause)

/**
 * Queues a mail to each owner and operator while anything is not charged that should have been (safety §1, rule 3): at most
 * one a day, which says how it is when it is sent.
 *
 * @returns to how many staff such a mail is due today
 */
export async function tellStaff(): Promise<number> {
  if ((await listNotCharged()).length === 0) return 0
  return inTransaction(async (tx) => {
    const causes = await rows(tx, causeSchema)`
      select id || ' ' || shop_day(teiki_now()) as cause from staff
      where removed_at is null and role in ('owner', 'operator') order by id`
    await queueEmails(tx, 'staff-not-charged', causes)
    return causes.length
  })
}
