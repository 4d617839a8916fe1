import type { Moves } from './moves.ts'

export const emailStatuses = ['queued', 'sending', 'sent', 'dropped', 'unknown'] as const
type EmailStatus = (typeof emailStatuses)[number]

/** Staff may have one that is over sent once more. */
export const emailMoves: Moves<EmailStatus> = {
  queued: ['sending', 'dropped'],
  sending: ['queued', 'sent', 'dropped', 'unknown'],
  sent: ['queued'],
  dropped: ['queued'],
  unknown: ['queued'],
}

export const waitingEmails = ['queued', 'sending'] as const satisfies EmailStatus[]
export const overEmails = ['sent', 'dropped', 'unknown'] as const satisfies EmailStatus[]

/** Why a mail server did not take one, or may not have (lib/mail/failure.ts). */
const deliveryFailures = [
  'not-configured',
  'unreachable',
  'timeout',
  'tls',
  'unauthorized',
  'turned-away',
  'refused-for-now',
  'refused',
  'unsendable',
  'no-answer',
] as const
export type DeliveryFailure = (typeof deliveryFailures)[number]

/**
 * Why one was dropped, or what its last try ran into. `obsolete`: what it says is not true any more; `held-back`: the address
 * gets no more of its kind today; `said-before`: another mail said it.
 */
const emailReasons = [
  ...deliveryFailures,
  'obsolete',
  'too-old',
  'sender-lost',
  'unknown-kind',
  'held-back',
  'said-before',
  'erased',
] as const
export type EmailReason = (typeof emailReasons)[number]
