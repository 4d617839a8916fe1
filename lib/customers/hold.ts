/** Why nothing is charged for a while; each has a sentence for the staff. */
export const holdReasons = [
  'asked-by-customer',
  'dispute',
  'suspected-misuse',
  'unreachable',
  'other',
] as const
export type HoldReason = (typeof holdReasons)[number]

/** What can be held: all of a customer's subscriptions, or one. */
export const heldKinds = ['customer', 'subscription'] as const
export type HeldKind = (typeof heldKinds)[number]
