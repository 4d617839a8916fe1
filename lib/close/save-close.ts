import { z } from 'zod'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { queueEmails } from '#lib/outbox/queue-email.ts'
import { givenUp } from '#lib/states/charge-failure.ts'
import type { ClosedDay } from './close-day.ts'

const causeSchema = z.object({ cause: z.string() }).transform(({ cause }) => cause)

/**
 * Keeps what a day comes to. Of the first look at a day that does not agree nobody is told: what Smartpay was still at is right an
 * hour later. After that each owner and operator gets one mail for each kind of difference that is the worst.
 *
 * @returns false: another run has begun to read the day since
 */
export async function saveClose(
  { day, sums, rehearsal, differences, count }: ClosedDay,
  run: string,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [kept] = await rows(tx, z.object({ looks: z.number() }))`
      update daily_closes set sums = ${JSON.stringify(sums)}::jsonb, rehearsal = ${rehearsal && JSON.stringify(rehearsal)}::jsonb, differences = ${JSON.stringify(differences)}::jsonb,
        difference_count = ${count}, looks = looks + 1, closed_at = teiki_now() where day = ${`${day}`}::date and run = ${run} returning looks`
    if (!kept) return false
    // What waits for Smartpay's next word is asked about at once.
    const subjects = differences.map(({ subject }) => subject)
    await tx.$executeRaw`
      update charges set next_try_at = teiki_now() where id = any(${subjects}) and next_try_at > teiki_now()
        and (status in ('open', 'authorized') or (status = 'hard_declined' and failure = ${givenUp}))`
    const [worst] = differences
    if (!worst || kept.looks < 2) return true
    const causes = await rows(tx, causeSchema)`
      select id || ' ' || ${`${day}`} || ' ' || ${worst.code} as cause from staff where removed_at is null and role in ('owner', 'operator') order by id`
    await queueEmails(tx, 'staff-close', causes)
    return true
  })
}
