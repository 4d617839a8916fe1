import { z } from 'zod'
import { yen } from './schema-parts.ts'

/** Where a shop sets nothing, also in settings that were stored before there was such a one. */
export const defaultCatchUpDays = 14
export const defaultOpenDays = 3

/**
 * What becomes of an order that was not collected in the end: it is left out; it is, and the subscription is paused, or
 * canceled; or the shopper is asked for a bank transfer for it.
 */
export const dunningEnds = ['skip', 'pause', 'cancel', 'transfer'] as const
export type DunningEnd = (typeof dunningEnds)[number]

const days = z.int().min(1).max(90)
const ends = z.enum(dunningEnds)

/** What is done about an order that could not be collected, after each attempt. It never reaches into the next cycle. */
const dunningRule = (rule: {
  retryAfterDays: number[]
  giveUpAfterDays: number
  end: DunningEnd
}) =>
  z
    .strictObject({
      /** Days from one attempt to the next, as many as there are attempts beside the first. */
      retryAfterDays: z.array(days).max(10).default(rule.retryAfterDays),
      /** Days from the last attempt until the order is given up. */
      giveUpAfterDays: days.default(rule.giveUpAfterDays),
      end: ends.default(rule.end),
    })
    .prefault({})

const dunning = z.strictObject({
  /** Of the shop's day, at which it is tried again or given up. */
  atHour: z.int().min(0).max(23).default(10),
  /** By Smartpay, for the shopper's sake. It waits for an instalment that falls due before: often asked, Smartpay declines more. */
  declined: dunningRule({ retryAfterDays: [3, 7], giveUpAfterDays: 4, end: 'skip' }),
  /** The token cannot be charged. A new one is charged at once. */
  refused: dunningRule({ retryAfterDays: [], giveUpAfterDays: 14, end: 'skip' }),
  /** Smartpay never took it up. */
  failed: dunningRule({ retryAfterDays: [1, 2], giveUpAfterDays: 4, end: 'skip' }),
  /** Smartpay approved it, and nothing went out before that approval ended: nobody declined anything. */
  expired: dunningRule({ retryAfterDays: [1], giveUpAfterDays: 4, end: 'skip' }),
  /** Smartpay waits for the shopper: only once that is given up, the order is declined, and may be tried again. */
  open: z.strictObject({ giveUpAfterDays: days.default(defaultOpenDays) }).prefault({}),
})
export type DunningPolicy = z.output<typeof dunning>

/** How orders are collected from tokens. */
export const chargingSchema = z.strictObject({
  /** What fell due longer ago, as before an outage, is skipped and never charged by itself. */
  catchUpDays: z.int().min(1).max(90).default(defaultCatchUpDays),
  dunning: dunning.prefault({}),
  /**
   * Goods go out although their order is past due, as long as what the customer owes in all comes to no more than so many
   * yen; 0: never.
   */
  shipsUnpaidUpToMinor: yen.default(0),
})
