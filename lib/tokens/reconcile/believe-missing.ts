import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { log } from '#lib/log.ts'
import { agreedTokens } from '#lib/states/token.ts'
import { mostCountedTokens, mostMissing } from './vanishing.ts'

const standingSchema = z.object({
  stopped: z.boolean(),
  believed: z.boolean(),
  missing: z.number(),
  tokens: z.number(),
})

/** Suspected, or believed missing within the last day. */
const isMissing = Prisma.sql`(missing_since is not null
  and (status <> 'deleted' or missing_since > teiki_now() - interval '1 day'))`

/**
 * May a token be taken for missing, newly suspected or now believed? When too many vanish at once it is no
 * token that is gone but Smartpay's memory, the way to it or our key: nothing more is believed, for all runs
 * together, until every one of them is known again or somebody says that they really are gone. Inside the
 * caller's transaction; one caller at a time, so that they count right.
 */
export async function mayBelieveMissing(
  tx: Prisma.TransactionClient,
  { test, suspected }: { test: boolean; suspected: boolean },
): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(4127004)`
  const now = await requireRow(tx, standingSchema)`
    select a.stopped_at is not null as stopped, coalesce(a.believed_until > teiki_now(), false) as believed,
      (select count(*)::int from tokens where test = ${test} and ${isMissing}) as missing,
      (select count(*)::int from (select from tokens where test = ${test} and status in ${anyOf(agreedTokens)}
        limit ${mostCountedTokens}) t) as tokens
    from (select 1) one left join smartpay_accounts a on a.test = ${test}`
  const missing = now.missing + (suspected ? 0 : 1)
  if (now.believed || (!now.stopped && missing <= mostMissing(now.tokens))) return true
  if (!now.stopped) log('error', 'too many tokens missing', { count: missing })
  await tx.$executeRaw`
    update smartpay_accounts set stopped_at = teiki_now() where test = ${test} and stopped_at is null`
  return false
}

/**
 * A token was found again: when it was the last of those that vanished, all is as before. One at a time: of two that are
 * found at once, each would take the other for missing still.
 */
export async function forgiveMissing(tx: Prisma.TransactionClient, test: boolean): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(4127004)`
  await tx.$executeRaw`
    update smartpay_accounts set stopped_at = null where test = ${test} and stopped_at is not null
      and not exists (select from tokens where test = ${test} and ${isMissing})`
}
