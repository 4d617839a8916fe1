import type { Moves } from './moves.ts'

export const cycleStatuses = [
  'scheduled',
  'charging',
  'paid',
  'past_due',
  'skipped',
  'canceled',
  'awaiting_payment',
] as const
export type CycleStatus = (typeof cycleStatuses)[number]

/** Money may come for one that was skipped, or that is scheduled again since its subscription moved to Smartpay. */
export const cycleMoves: Moves<CycleStatus> = {
  scheduled: ['charging', 'awaiting_payment', 'paid', 'skipped', 'canceled'],
  charging: ['paid', 'past_due'],
  past_due: ['charging', 'paid', 'skipped', 'canceled'],
  awaiting_payment: ['scheduled', 'paid', 'skipped', 'canceled'],
  skipped: ['paid'],
  paid: [],
  canceled: [],
}

/** Neither paid nor given up. */
export const openCycles = [
  'scheduled',
  'charging',
  'past_due',
  'awaiting_payment',
] as const satisfies CycleStatus[]
/** They end with their subscription. */
export const cancelableCycles = [
  'scheduled',
  'awaiting_payment',
  'past_due',
] as const satisfies CycleStatus[]
/**
 * An offline payment may be recorded for them: one that moved to Smartpay is scheduled until it is charged, and one that
 * was skipped may have been paid in time.
 */
export const payableCycles = [
  'awaiting_payment',
  'scheduled',
  'skipped',
] as const satisfies CycleStatus[]
/** Money was asked for, and has not come. */
export const awaitedCycles = ['awaiting_payment', 'charging'] as const satisfies CycleStatus[]
/** A token pays for them, as far as they are known today. */
export const chargeableCycles = [
  'scheduled',
  'charging',
  'past_due',
] as const satisfies CycleStatus[]
