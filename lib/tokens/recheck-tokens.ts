import { z } from 'zod'
import { elapsedMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { settleToken } from './settle-token.ts'

/** A call of cron has other work too; the next one goes on. */
const budgetMs = 15_000
const mostInOneSweep = 400

export type Rechecked = { looked: number; failed: number }

/**
 * What is done to a token in Smartpay's dashboard is mirrored also where no event comes: one that may be
 * charged is looked at again a day after its last answer. One that Smartpay did not know is looked at again after
 * an hour, and once it is taken for deleted still daily for two weeks, if a subscription needs it. One call after the other, the longest ago asked
 * first; a Smartpay that does not answer is left alone until the next sweep. Any number may overlap.
 */
export async function recheckTokens(most = mostInOneSweep): Promise<Rechecked> {
  const rechecked = { looked: 0, failed: 0 }
  const may = await mayAskSmartpay()
  if (!may.ok) return rechecked
  const begunMs = elapsedMs()
  while (rechecked.looked < most && elapsedMs() - begunMs < budgetMs) {
    const tokenId = await takeDue(may.value.test)
    if (tokenId === null) break
    const settled = await settleToken(tokenId, 'sweep')
    rechecked[settled.ok ? 'looked' : 'failed'] += 1
    if (!settled.ok) break
  }
  return rechecked
}

/** One that was asked for in vain waits an hour and then behind the others: it holds nobody up. */
async function takeDue(test: boolean): Promise<string | null> {
  const rows = await db().$queryRaw`
    with due as (
      select id from tokens where test = ${test} and checked_at <= teiki_now() - interval '1 hour'
        and ((status in ('active', 'disabled') and (missing_since is not null or answered_at <= teiki_now() - interval '1 day'))
          or (status = 'deleted' and missing_since > teiki_now() - interval '14 days'
            and answered_at <= teiki_now() - interval '1 day' and exists (select from subscriptions s
              where s.token_id = tokens.id and s.status not in ('canceled', 'ended'))))
      order by checked_at limit 1 for update skip locked
    )
    update tokens t set checked_at = teiki_now() from due where t.id = due.id returning t.id`
  return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? null
}
