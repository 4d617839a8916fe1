import type { Moves } from './moves.ts'

export const signupStatuses = [
  'draft',
  'submitting',
  'redirected',
  'completed',
  'rejected',
] as const
export type SignupStatus = (typeof signupStatuses)[number]

/** Beside `redirected`: the shopper turned back at Smartpay, or nothing was heard for days. */
export const signupLabels = ['canceled', 'abandoned'] as const
export type SignupLabel = (typeof signupLabels)[number]

/**
 * A labelled or rejected signup may still complete, because the shopper's approval at Smartpay is what counts.
 * A draft completes at once where it is paid offline.
 */
export const signupMoves: Moves<SignupStatus> = {
  draft: ['submitting', 'completed'],
  submitting: ['redirected', 'rejected'],
  redirected: ['completed', 'rejected'],
  rejected: ['completed'],
  completed: [],
}

/** Why a send did not lead to the checkout. */
export const submitFailures = ['unavailable', 'busy', 'refused', 'untrusted-address'] as const
export type SubmitFailure = (typeof submitFailures)[number]

/** Smartpay was asked, and has not decided. */
export const waitingSignups = ['submitting', 'redirected'] as const satisfies SignupStatus[]
/** Smartpay was asked, and nothing came of it so far. */
export const attemptedSignups = [
  'submitting',
  'redirected',
  'rejected',
] as const satisfies SignupStatus[]
