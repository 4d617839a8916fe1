import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { overSubscriptions } from '#lib/states/subscription.ts'
import { agreedTokens } from '#lib/states/token.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'

/** Calls to Smartpay at the same time. */
const atOnce = 8
/** Taken by one statement. */
const batchSize = 80
/** More than the comparison's rest, so that its list is read first; less than a day, since a daily call may come early. */
const restHours = 22

type Counts = { looked: number; failed: number }
type Rechecked = Counts & { end: End | KeyRefusal }

/**
 * What is done to a token in Smartpay's dashboard is mirrored also where no event comes: one that may be
 * charged is asked for again 22 hours after it was asked for last, so that a daily call looks at each. Mostly the daily comparison has read it in
 * Smartpay's list by then, and only what differs there, or was not listed, is left; that is due at once. One that Smartpay did not know is
 * looked at again after an hour, and once it is taken for deleted still daily for two weeks, if a subscription needs
 * it. The longest ago asked come first; a Smartpay that does not answer is left alone until the next run. Any
 * number may overlap.
 */
export async function recheckTokens(budget: Budget = unlimited): Promise<Rechecked> {
  const counts: Counts = { looked: 0, failed: 0 }
  const may = await mayAskSmartpay()
  if (!may.ok) return { ...counts, end: may.reason }
  const { test } = may.value
  const end = await workThrough<Due>(
    {
      job: 'token-checks',
      about: ({ id }) => ({ tokenId: id }),
      atOnce,
      take: () => takeDue(test),
      giveBack,
      work: async ({ id }) => {
        const settled = await settleToken(id, 'sweep')
        counts[settled.ok ? 'looked' : 'failed'] += 1
        return settled.ok || !isSilence(settled.reason) ? 'answered' : 'silent'
      },
      // Asked in vain, it waits an hour.
      threw: async () => {
        counts.failed += 1
      },
    },
    budget,
  )
  return { ...counts, end }
}

const dueSchema = z.object({ id: z.string(), before: z.date(), taken: z.date() })
type Due = z.output<typeof dueSchema>

const rest = Prisma.sql`make_interval(hours => ${restHours})`

/**
 * What differed is asked for once after each comparison.
 * One that was asked for in vain waits an hour and then behind those that are due by their age: it holds nobody up.
 * A look that lies ahead of now is none: the clock was wrong.
 */
export function dueTokens(test: boolean): Prisma.Sql {
  return Prisma.sql`
    with aged as (
      select id, checked_at from tokens where test = ${test} and status in ${anyOf(agreedTokens)}
        and checked_at <= teiki_now() - ${rest}
      order by checked_at limit ${batchSize} for update skip locked
    ), ahead as (
      select id, checked_at from tokens where test = ${test} and status in ${anyOf(agreedTokens)}
        and checked_at > teiki_now() + interval '1 day'
      order by checked_at limit ${batchSize} for update skip locked
    ), differing as (
      select t.id, t.checked_at from token_drifts d join tokens t on t.id = d.token_id
      where t.test = ${test} and t.status in ${anyOf(agreedTokens)} and t.checked_at < (select finished_at from token_comparisons
        where started_at <= teiki_now() order by started_at desc limit 1)
      order by t.checked_at limit ${batchSize} for update of t skip locked
    ), in_vain as (
      select id, checked_at from tokens where test = ${test} and status in ${anyOf(agreedTokens)}
        and answered_at is distinct from checked_at and answered_at <= teiki_now() - ${rest}
        and checked_at > teiki_now() - ${rest} and checked_at <= teiki_now() - interval '1 hour'
      order by checked_at limit ${batchSize} for update skip locked
    ), suspected as (
      select id, checked_at from tokens where test = ${test} and missing_since is not null
        and ((status in ${anyOf(agreedTokens)} and checked_at <= teiki_now() - interval '1 hour')
          or (status = 'deleted' and missing_since > teiki_now() - interval '14 days'
            and checked_at <= teiki_now() - ${rest} and exists (select from subscriptions s
              where s.token_id = tokens.id and s.status not in ${anyOf(overSubscriptions)})))
      order by checked_at limit ${batchSize} for update skip locked
    ), mine as (
      select * from aged union select * from ahead union select * from differing union select * from in_vain union select * from suspected
      order by checked_at limit ${batchSize}
    ), taken as (
      update tokens t set checked_at = teiki_now() from mine where t.id = mine.id and t.checked_at = mine.checked_at
      returning t.id, mine.checked_at as before, t.checked_at as taken
    )
    select * from taken order by before`
}

function takeDue(test: boolean): Promise<Due[]> {
  return rows(db(), dueSchema)`${dueTokens(test)}`
}

/** As they were, but for those that somebody else has asked for meanwhile. */
async function giveBack(rows: Due[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const before = rows.map((row) => row.before)
  const taken = rows.map((row) => row.taken)
  await inTransaction(async (tx) => {
    await tx.$executeRaw`select from tokens where id = any(${ids}) order by id for update`
    await tx.$executeRaw`
      update tokens t set checked_at = mine.before
      from unnest(${ids}::text[], ${before}::timestamptz[], ${taken}::timestamptz[]) as mine (id, before, taken)
      where t.id = mine.id and t.checked_at = mine.taken`
  })
}
