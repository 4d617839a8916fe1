import type { Moves } from './moves.ts'

export const tokenOperationStatuses = [
  'waiting',
  'intended',
  'sending',
  'done',
  'refused',
  'unknown',
  'given_up',
  'undone',
] as const
type TokenOperationStatus = (typeof tokenOperationStatuses)[number]

/** A deletion waits within its undo window, once the token is known to be disabled. */
export const tokenOperationMoves: Moves<TokenOperationStatus> = {
  intended: ['sending', 'undone'],
  waiting: ['sending', 'undone'],
  sending: ['sending', 'waiting', 'done', 'refused', 'unknown', 'given_up', 'undone'],
  unknown: ['sending', 'given_up', 'undone'],
  done: [],
  refused: [],
  given_up: [],
  undone: [],
}

/** Smartpay has not answered for good: no other operation of the token begins. */
export const openTokenOperations = [
  'waiting',
  'intended',
  'sending',
  'unknown',
] as const satisfies TokenOperationStatus[]
