import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow } from '#lib/db/rows.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { agreedTokens } from '#lib/states/token.ts'
import { type Compared, type CompareEnd, compareTokens } from './compare-tokens.ts'

/** `here`: those of ours that Smartpay would list. */
type KeptDrifts = {
  end: CompareEnd
  here: number
  there: number
  differences: number
}

/**
 * Compares both sides and keeps the result in place of the last one, so that looking at it asks nobody.
 * Until it is complete, the last result stays.
 */
export async function saveDrifts(turn: Turn): Promise<KeptDrifts> {
  const { end, state } = await compareTokens(turn)
  const { there, differences } = state
  if (end !== 'complete') return { end, here: 0, there, differences }
  // Whoever has lost its turn to another leaves the end to that one.
  if (!(await turn.keepCursor(state))) return { end: 'lost', here: 0, there, differences }
  return { end, ...(await replaceLast(state)) }
}

/** A token that is unknown here has no id that tells it from others: its ending and what Smartpay names for it do. */
const about = Prisma.sql`coalesce(token_id, concat(last4, ' ', reference))`

const hereSchema = z.object({ here: z.number() })

/**
 * What was found before, and is found as it was, keeps since when it differs.
 * A token for whose state Smartpay was asked after its page was asked for does not count: that answer is newer.
 */
async function replaceLast({ began, test, there, differences }: Compared) {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(4127003)`
    const found =
      await tx.$executeRaw`delete from token_drifts_found f where run = ${began}::timestamptz
      and exists (select from tokens t where t.id = f.token_id and t.answered_at >= coalesce(f.asked_at, f.run))`
    await tx.$executeRaw`
      with last as (
        delete from token_drifts where taken_until is null or taken_until < teiki_now()
        returning test, kind, there, ${about} as about, found_at
      ), since as (
        select kind, coalesce(there, '') as there, about, min(found_at) as found_at
        from last where test = ${test} and found_at <= teiki_now() group by 1, 2, 3
      )
      insert into token_drifts (id, kind, last4, test, sealed_id, here, there, token_id, reference, found_at)
      select f.id, f.kind, f.last4, ${test}, f.sealed_id, f.here, f.there, f.token_id, f.reference, coalesce(s.found_at, teiki_now())
      from token_drifts_found f
        left join since s on s.kind = f.kind and s.there = coalesce(f.there, '') and s.about = ${about}
      where f.run = ${began}::timestamptz`
    await tx.$executeRaw`
      delete from token_drifts_found where run = ${began}::timestamptz or run < teiki_now() - interval '30 days'`
    const { here } = await requireRow(tx, hereSchema)`
      select count(*)::int as here from tokens where test = ${test} and status in ${anyOf(agreedTokens)}`
    const kept = { here, there, differences: differences - found }
    await tx.$executeRaw`
      insert into token_comparisons (started_at, finished_at, here, there, differences)
      values (${began}::timestamptz, teiki_now(), ${kept.here}, ${there}, ${kept.differences})
      on conflict (started_at) do nothing`
    return kept
  })
}
