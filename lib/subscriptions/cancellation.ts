/** Why staff ends a subscription; each has a sentence for the staff. */
export const cancelReasons = ['asked-by-customer', 'not-paid', 'suspected-misuse', 'other'] as const
export type CancelReason = (typeof cancelReasons)[number]

/** Why one is not ended; each has a sentence for the staff. */
export type CancelRefusal = 'over-already' | 'not-begun' | 'charging'

export type CancelFacts = {
  status: string
  /** An order is being charged right now: nobody knows yet whether money moved. */
  charging: boolean
}

/** What runs may end at any time, but not in the middle of a charge. Null: allowed. */
export function whyNotCancel({ status, charging }: CancelFacts): CancelRefusal | null {
  if (status === 'canceled' || status === 'ended') return 'over-already'
  if (status === 'pending') return 'not-begun'
  return charging ? 'charging' : null
}
