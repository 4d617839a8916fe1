import { z } from 'zod'
import { elapsedMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { settleToken } from './settle-token.ts'

/** A call of cron has other work too; the next one goes on. */
const budgetMs = 15_000
const mostInOneSweep = 400

export type Rechecked = { looked: number; failed: number }

/**
 * What is done to a token in Smartpay's dashboard is mirrored also where no event comes: one that may be
 * charged is looked at again a day after its last answer. One call after the other, the longest ago asked
 * first; a Smartpay that does not answer is left alone until the next sweep. Any number may overlap.
 */
export async function recheckTokens(most = mostInOneSweep): Promise<Rechecked> {
  const rechecked = { looked: 0, failed: 0 }
  const begunMs = elapsedMs()
  while (rechecked.looked < most && elapsedMs() - begunMs < budgetMs) {
    const tokenId = await takeDue()
    if (tokenId === null) break
    const settled = await settleToken(tokenId, 'sweep')
    rechecked[settled.ok ? 'looked' : 'failed'] += 1
    if (!settled.ok) break
  }
  return rechecked
}

/** One that was asked for in vain waits an hour and then behind the others: it holds nobody up. */
async function takeDue(): Promise<string | null> {
  const rows = await db().$queryRaw`
    with due as (
      select id from tokens where status in ('active', 'disabled')
        and answered_at <= teiki_now() - interval '1 day' and checked_at <= teiki_now() - interval '1 hour'
      order by checked_at limit 1 for update skip locked
    )
    update tokens t set checked_at = teiki_now() from due where t.id = due.id returning t.id`
  return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? null
}
