import type { Budget } from '#lib/queue/budget.ts'
import { type Job, type JobEnd, resultOf } from './job.ts'

type Worked = { end: JobEnd } & Record<string, number | string>

/** Work on due rows that needs only its budget. */
export function working(work: (budget: Budget) => Promise<Worked>): Job['run'] {
  return async ({ budget }) => {
    const { end, ...counts } = await work(budget)
    const numbers = Object.entries(counts).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    )
    return resultOf(end, Object.fromEntries(numbers))
  }
}
