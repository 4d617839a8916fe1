import { z } from 'zod'
import { orderOutcomes } from '../state/shopper.ts'
import { eventTypes } from '../webhooks/event.ts'

/** Bodies of control calls. Unlike Smartpay's, they refuse what nobody knows: a test's slip should show. */

export const clockInput = z.union(
  [
    z.strictObject({ offsetMs: z.int() }),
    z.strictObject({ advanceMs: z.int().min(0) }),
    z.strictObject({ now: z.int() }),
  ],
  'takes one of offsetMs, advanceMs (not below 0) and now, in whole milliseconds',
)

const step = z.strictObject({
  outcome: z.enum(orderOutcomes),
  times: z.int().min(1).max(1_000_000).default(1),
})

/** One outcome, or several one after the other. */
export const outcomesInput = z
  .union([step, z.array(step).max(100)])
  .transform((steps) => (Array.isArray(steps) ? steps : [steps]))

export const shopperInput = z.strictObject({ paused: z.boolean() })

export const declineInput = z.strictObject({ soft: z.boolean().default(false) })

const count = z.int().min(0)

/** What is left out stays as it is. */
export const webhooksInput = z.strictObject({
  copies: z.int().min(1).max(100).optional(),
  delayMs: count.optional(),
  shuffleMs: count.optional(),
  dropAll: z.boolean().optional(),
  dropTypes: z.array(z.enum(eventTypes)).optional(),
  dropNext: count.optional(),
})

export const rulesInput = z.strictObject({
  checkSums: z.boolean().optional(),
  largestAmount: z.int().min(1).optional(),
  sessionLifetimeMs: count.optional(),
  slowMs: count.optional(),
  hideUnauthorizedTokens: z.boolean().optional(),
})
