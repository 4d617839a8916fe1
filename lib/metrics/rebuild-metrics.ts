import { AppError } from '#lib/app-error.ts'
import { type MetricName, metricNames } from './definitions.ts'
import type { Difference } from './differences.ts'
import { recountForecast, recountMetric } from './recount.ts'
import { readSeries, readToday } from './save-metrics.ts'
import { monthsOf } from './spans.ts'

export type RebuiltMetric = { name: MetricName | 'due'; days: number; found: Difference[] }

/**
 * Makes all metrics again from the tables and answers what differed from what was kept. Throws while another
 * run is counting.
 */
export async function rebuildMetrics(): Promise<RebuiltMetric[]> {
  const today = await readToday()
  const rebuilt: RebuiltMetric[] = []
  for (const name of metricNames) {
    const { oldest } = await readSeries(name, today)
    const found: Difference[] = []
    for (const month of monthsOf(oldest, today)) {
      const progress = { savedThrough: month.until.subtract({ days: 1 }) }
      found.push(...orThrow(await recountMetric(name, month, progress)))
    }
    rebuilt.push({ name, days: oldest.until(today).days, found })
  }
  const found = orThrow(await recountForecast(today))
  return [...rebuilt, { name: 'due', days: 0, found }]
}

function orThrow(found: Difference[] | null): Difference[] {
  if (found === null)
    throw new AppError('The metrics are just being counted: try again in a minute')
  return found
}
