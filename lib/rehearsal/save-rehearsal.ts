import { db } from '#lib/db/client.ts'
import { newId } from '#lib/ids.ts'
import type { DayAhead } from './day-ahead.ts'
import type { StopOfAll } from './rehearsal-reasons.ts'
import type { RehearsedCharge } from './rehearsed-charge.ts'

type Begun = { begunBy: string; stoppedBecause: StopOfAll | null }

/** @returns its id */
export async function beginRehearsal(
  { day, test }: DayAhead,
  { begunBy, stoppedBecause }: Begun,
): Promise<string> {
  const id = newId('rhs')
  await db().$executeRaw`
    insert into rehearsals (id, day, test, begun_at, begun_by, stopped_because)
    values (${id}, ${`${day}`}::date, ${test}, teiki_now(), ${begunBy}, ${stoppedBecause})`
  return id
}

/** What is there already stays: a run that goes on after a crash doubles nothing, and adds nothing to one that is finished. */
export async function saveRehearsed(
  id: string,
  { day }: DayAhead,
  charges: readonly RehearsedCharge[],
): Promise<void> {
  if (charges.length === 0) return
  const column = <Name extends keyof RehearsedCharge>(name: Name) =>
    charges.map((charge) => charge[name])
  await db().$executeRaw`
    insert into rehearsed_charges (day, rehearsal_id, subscription_id, index, attempt, order_id, amount_minor, item_count, request_digest, reason)
    select ${`${day}`}::date, ${id}, m.subscription_id, m.index, m.attempt, m.order_id, m.amount_minor, m.item_count, decode(m.digest, 'hex'), m.reason
    from unnest(${column('subscriptionId')}::text[], ${column('index')}::int[], ${column('attempt')}::int[], ${column('orderId')}::text[],
      ${column('amountMinor')}::int[], ${column('itemCount')}::int[], ${column('digest')}::text[], ${column('reason')}::text[])
      as m (subscription_id, index, attempt, order_id, amount_minor, item_count, digest, reason)
      cross join (select from rehearsals where id = ${id} and finished_at is null for share) unfinished
    on conflict do nothing`
}

/** From now on it counts. */
export async function finishRehearsal(id: string, { day }: DayAhead): Promise<void> {
  await db().$executeRaw`
    update rehearsals set finished_at = teiki_now(), counts = (
      select coalesce(json_agg(json_build_object('reason', reason, 'count', count, 'minor', minor) order by reason nulls first), '[]')
      from (select reason, count(*), sum(amount_minor) as minor from rehearsed_charges
        where day = ${`${day}`}::date and rehearsal_id = ${id} group by reason) r)
    where id = ${id} and finished_at is null`
}
