import type { PlanContent } from './schema.ts'
import type { PlanProblem } from './split-problems.ts'

/** Smartpay releases what is not captured within so many days (smartpay-api §8.3). */
export const captureDays = 7

/** What is charged when the goods go out has one delivery, and one that goes out while Smartpay keeps its approval. */
export function captureProblems({ capture, delivery }: PlanContent): PlanProblem[] {
  if (capture === 'at-once') return []
  const problem = (sentence: string) => ({ field: 'capture', sentence })
  const { perOrder = 1 } = delivery.split ?? {}
  return [
    ...(perOrder > 1
      ? [
          problem(
            `an order of ${perOrder} deliveries cannot be charged when it goes out: Smartpay takes one capture within ${captureDays} days`,
          ),
        ]
      : []),
    ...(delivery.dispatchDays >= captureDays
      ? [
          problem(
            `goods that go out ${delivery.dispatchDays} days after the order are too late: Smartpay releases what is not captured within ${captureDays} days`,
          ),
        ]
      : []),
  ]
}
