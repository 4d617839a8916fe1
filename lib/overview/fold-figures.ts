import { db } from '#lib/db/client.ts'

/** So many entries that nobody folded yet are worth the work. */
const worthwhile = 200
const mostAtOnce = 5_000

/**
 * Puts the entries of a figure and day together into one: what the overview reads stays as small as the
 * calendar. One statement, so that a reader sees the entries or their sum; whoever comes second does nothing.
 * Answers how many entries are there instead.
 */
export async function foldFigures(least = worthwhile): Promise<number> {
  return db().$executeRaw`
    with fresh as materialized (
      select name, day from figures where not folded order by id limit ${mostAtOnce}
    ), mine as materialized (
      select count(*) >= ${least} and pg_try_advisory_xact_lock(4127002) as yes from fresh
    ), gone as (
      delete from figures where (select yes from mine)
        and (name, day) in (select name, day from fresh)
      returning name, day, n, minor
    )
    insert into figures (name, day, n, minor, folded)
    select name, day, sum(n), sum(minor), true from gone group by name, day
    having sum(n) <> 0 or sum(minor) <> 0`
}
