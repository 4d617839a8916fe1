import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { findRedDays } from './close-days.ts'
import { compareLedger } from './compare-ledger.ts'
import { findBrokenRules } from './find-broken-rules.ts'
import type { Promised } from './take-step.ts'

export type Verdict = {
  orders: number
  collected: number
  /** How often each thing came about: where charges, orders and subscriptions stand in the end. */
  counts: ReadonlyMap<string, number>
  broken: string[]
}

/** Everything that must be true at the end of a round: of our tables, of Smartpay's ledger, and of both. */
export async function judge(promised: readonly Promised[]): Promise<Verdict> {
  const invariants = await findBrokenInvariants()
  const broken = [
    ...invariants.map(({ rule, what, id }) => `${rule}: ${what} (${id})`),
    ...(await compareLedger()),
    ...(await findBrokenRules(promised)),
    ...(await findRedDays()),
  ]
  const counts = await countOutcomes()
  const of = (name: string) => counts.get(name) ?? 0
  const collected = of('order paid')
  const orders = [...counts].reduce((sum, [what, n]) => sum + (/^order /.test(what) ? n : 0), 0)
  return { orders, collected, counts, broken }
}

const countSchema = z.object({ what: z.string(), count: z.number() })

async function countOutcomes(): Promise<Map<string, number>> {
  const found = await rows(db(), countSchema)`
    select what, count(*)::int from (
      select 'order ' || status::text as what from orders
      union all select 'subscription ' || status::text from subscriptions
      union all select 'cycle ' || status::text from cycles where status = 'skipped'
      union all select concat_ws(' ', 'charge', status, failure) from charges
      union all select 'found out ' || "to" from charge_history where "from" = 'sending' and charge_id in (
        select charge_id from charge_history where "to" = 'unknown' or code = 'found-out')
      union all select concat_ws(' ', 'refund', status, failure) from refunds
      union all select 'event ' || status::text from events) all_of_them
    group by what
    union all select 'rehearsed, ' || name, sum((rehearsal->name->>'count')::int)::int
    from daily_closes, unnest(array['done', 'changed', 'since']) as name where rehearsal is not null group by name order by what`
  return new Map(found.map(({ what, count }) => [what, count]))
}
