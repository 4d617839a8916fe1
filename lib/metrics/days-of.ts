import { Prisma } from '#lib/db/generated/client.ts'
import { type MetricName, metrics } from './definitions.ts'

/**
 * Rows of a metric (part, day, n, minor) from a day on: kept days as the job counted them, the days after them
 * and today from the tables.
 */
export function daysOf(name: MetricName, from: Prisma.Sql): Prisma.Sql {
  const live = {
    from: Prisma.sql`(select greatest((${from}), ${unkept(name)}))`,
    until: Prisma.sql`(select shop_day(teiki_now()) + 1)`,
  }
  return Prisma.sql`
    select part, day, n::float8, minor::float8 from metrics
    where name = ${name} and day >= (${from}) and day < ${unkept(name)}
    union all select part, day, n, minor from (${metrics[name].rows(live)}) live`
}

/** The day after the last one that is kept; never after today, whatever the clock did. */
function unkept(name: MetricName): Prisma.Sql {
  return Prisma.sql`(select least(shop_day(teiki_now()),
    coalesce((select saved_through from metric_series where name = ${name}), date '2000-01-01') + 1))`
}
