import type { Moves } from './moves.ts'

export const chargeStatuses = [
  'intended',
  'sending',
  'succeeded',
  'authorized',
  'open',
  'hard_declined',
  'refused',
  'failed',
  'unknown',
  'expired',
  'canceled',
] as const
export type ChargeStatus = (typeof chargeStatuses)[number]

/**
 * One that Smartpay surely did not take up (not let in, not now) is intended again, with its key. `open` may still be
 * repaired by the shopper. What is `unknown` is found out, by its own key while Smartpay remembers it, then by its
 * reference: whoever is at that has it as `sending`. Or staff say how it ended. An `authorized` one is captured, or
 * Smartpay's approval ends: by itself, or released because its order was canceled. An open one that was given up counts as
 * declined, and may be paid or approved at Smartpay after all.
 */
export const chargeMoves: Moves<ChargeStatus> = {
  intended: ['sending', 'canceled', 'failed', 'refused'],
  sending: [
    'succeeded',
    'authorized',
    'open',
    'hard_declined',
    'refused',
    'failed',
    'unknown',
    'intended',
  ],
  unknown: ['sending', 'succeeded', 'failed', 'hard_declined'],
  open: ['succeeded', 'authorized', 'hard_declined'],
  authorized: ['succeeded', 'expired', 'canceled'],
  succeeded: [],
  hard_declined: ['succeeded', 'authorized'],
  refused: [],
  failed: [],
  expired: [],
  canceled: [],
}

/** Sent, and nobody knows yet how it ended. */
export const unsettledCharges = ['sending', 'unknown'] as const satisfies ChargeStatus[]

/** Money may have moved, or may still move: the shopper may repair an open one, and an authorized one may be captured. */
export const undecidedCharges = [
  ...unsettledCharges,
  'open',
  'authorized',
] as const satisfies ChargeStatus[]

/** An order has at most one of these: it may still be collected by it, or is. */
export const livingCharges = [
  'intended',
  ...undecidedCharges,
  'succeeded',
] as const satisfies ChargeStatus[]

/**
 * Why a charge ends without being sent: its order is over; it was due longer ago than the shop catches up, or the next
 * cycle has begun; its token cannot be charged.
 */
export const endReasons = ['order-over', 'too-late', 'token-gone'] as const
/** Why a charge is passed over although its time has come. What does not end it is looked at again. */
export const waitReasons = [
  ...endReasons,
  'stopped',
  'held',
  'paused',
  'payment-method',
  'token',
  'token-operation',
  'erased',
  'unreadable',
] as const
