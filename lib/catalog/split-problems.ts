import type { PlanContent } from './schema.ts'

/** What keeps a plan from being sold, with the field of its content that is to be changed. */
export type PlanProblem = { field: string; sentence: string }

/** An order's deliveries must end before the next order's begin, and its items be shared evenly among them. */
export function splitProblems({ cadence, delivery, items }: PlanContent): PlanProblem[] {
  const { split } = delivery
  if (!split) return []
  const { perOrder, everyCount } = split
  const unit = cadence.count === 1 ? cadence.unit : `${cadence.unit}s`
  return [
    ...(perOrder * everyCount > cadence.count
      ? [
          {
            field: 'delivery.split',
            sentence: `${perOrder} deliveries, one every ${everyCount}, take longer than the ${cadence.count} ${unit} until the next order`,
          },
        ]
      : []),
    ...items.flatMap(({ quantity }, at) =>
      quantity % perOrder === 0
        ? []
        : [
            {
              field: `items[${at}].quantity`,
              sentence: `${quantity} cannot be shared evenly among ${perOrder} deliveries`,
            },
          ],
    ),
  ]
}
