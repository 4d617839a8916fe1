import type { Moves } from './moves.ts'

/** As Smartpay names them (smartpay-api §7.2). */
export const tokenStatuses = [
  'requires_authorization',
  'active',
  'rejected',
  'disabled',
  'deleted',
] as const
export type TokenStatus = (typeof tokenStatuses)[number]

/** Smartpay's word decides: a token that was missing and is found again is what it is found to be. None waits again. */
export const tokenMoves: Moves<TokenStatus> = {
  requires_authorization: ['active', 'rejected', 'disabled', 'deleted'],
  active: ['rejected', 'disabled', 'deleted'],
  rejected: ['active', 'disabled', 'deleted'],
  disabled: ['active', 'rejected', 'deleted'],
  deleted: ['active', 'rejected', 'disabled'],
}

/** The shopper agreed to it, and it is still there; these are the ones that Smartpay lists. */
export const agreedTokens = ['active', 'disabled'] as const satisfies TokenStatus[]
/** Nothing can be charged by it. */
export const unusableTokens = ['disabled', 'deleted', 'rejected'] as const satisfies TokenStatus[]
