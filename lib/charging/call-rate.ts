import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'

/** Calls a second. Smartpay publishes no limit: a shop is never slower than the one, nor faster than the other. */
const [slowest, fastest] = [1, 10_000]
/** So much of a second is reserved at once at most: few statements, and little that the next runner waits for. */
const spanSeconds = 0.25
/** A runner that asks so much later than its last slot has lost nothing. */
const lateSeconds = 0.25
/** The rate doubles every second until Smartpay refuses a call for the first time. */
const firstGrowth = 1
/** Later it grows by one part of so many, for each second since the last refusal: slowly near the limit, then ever faster. */
const growthSeconds = 2_500
/** A refusal after a calm says that the limit was just reached. */
const [calmSeconds, calmDecrease] = [2, 0.97]
/** The first, or one that soon follows another, says that the limit is far below: nobody calls for a moment. */
const [firstDecrease, decrease, restSeconds] = [0.7, 0.85, 0.5]
/** Whatever Smartpay asks for: after that it is asked again. */
const longestRestSeconds = 3_600
/** Refusals that come sooner are of calls that were under way: they say nothing new. */
const underWaySeconds = 0.5

const reservedSchema = z.object({ calls: z.number(), inMs: z.number(), apartMs: z.number() })

/** So many calls, the first in so many milliseconds, one after the other so far apart. */
export type Reserved = z.output<typeof reservedSchema>

/**
 * Reserves the next calls of the rate that all runners share. It grows while it is used up, until Smartpay refuses a call.
 * By the database's own clock: a local run moves the shop's clock, and no call becomes faster by that.
 *
 * @param most no more are reserved: what is not used is lost for all runners
 */
export function reserveCalls(test: boolean, most: number): Promise<Reserved> {
  return requireRow(db(), reservedSchema)`
    with found as (
      select per_second, least(${most}::int, ceil(per_second * ${spanSeconds}::float8)) as calls, next_slot_at > clock_timestamp() - late as used_up,
        greatest(least(next_slot_at, clock_timestamp() + make_interval(secs => ${longestRestSeconds}::float8)), clock_timestamp() - late) as begins_at,
        coalesce(greatest(0, least(1, extract(epoch from clock_timestamp() - refused_at)::float8 / ${growthSeconds}::float8)), ${firstGrowth}::float8) as growth
      from call_rates, make_interval(secs => ${lateSeconds}::float8) as late where test = ${test} for update of call_rates
    )
    update call_rates r set next_slot_at = begins_at + make_interval(secs => calls / f.per_second),
      per_second = least(${fastest}::float8, f.per_second + case when used_up then calls * growth else 0 end)
    from found f where r.test = ${test}
    returning calls, 1000 / f.per_second as "apartMs", extract(epoch from begins_at - clock_timestamp())::float8 * 1000 as "inMs"`
}

/**
 * Smartpay refused a call because too many came: all runners slow down, and none calls before the time that it asked for.
 *
 * @param retryAfterMs as it said; 0: it did not say
 * @returns whether all wait now: what was reserved before counts no more
 */
export async function slowDown(test: boolean, retryAfterMs: number): Promise<boolean> {
  const { waits } = await requireRow(db(), z.object({ waits: z.boolean() }))`
    with found as (
      select per_second, refused_at is null as is_first,
        coalesce(refused_at > clock_timestamp() - make_interval(secs => ${underWaySeconds}::float8), false) as is_known,
        coalesce(refused_at > clock_timestamp() - make_interval(secs => ${calmSeconds}::float8), true) as is_far
      from call_rates where test = ${test} for update
    ), judged as (
      select is_known, per_second * case when is_known then 1 when is_first then ${firstDecrease}::float8
          when is_far then ${decrease}::float8 else ${calmDecrease}::float8 end as lower,
        greatest(${Math.min(longestRestSeconds, retryAfterMs / 1000)}::float8,
          case when is_far and not is_known then ${restSeconds}::float8 else 0 end) as rest
      from found
    )
    update call_rates set per_second = greatest(${slowest}::float8, lower),
      next_slot_at = case when rest > 0 then greatest(next_slot_at, clock_timestamp() + make_interval(secs => rest)) else next_slot_at end,
      refused_at = case when is_known then refused_at else clock_timestamp() end
    from judged where test = ${test} returning rest > 0 as waits`
  return waits
}
