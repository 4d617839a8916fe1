/**
 * What became of an order that is collected from a token. `planned`: nothing was sent yet; `charging`: sent, and nobody knows;
 * `authorized`: Smartpay approved it, and collects it when the goods go out;
 * `open`: Smartpay waits for the shopper; `given-up`: it waited too long. `declined`: by Smartpay; `refused`: the token
 * cannot be charged any more; `failed`: Smartpay never took it up.
 */
export const collectedStates = [
  'paid',
  'planned',
  'charging',
  'authorized',
  'open',
  'given-up',
  'declined',
  'refused',
  'failed',
  'canceled',
] as const
export type CollectedState = (typeof collectedStates)[number]

/** It may still be paid, or declined. */
export function isUndecided({ state }: { state: CollectedState }): boolean {
  return state === 'planned' || state === 'charging' || state === 'open'
}

/** Smartpay waits for the shopper, which may take days. */
export function isWithShopper({ state }: { state: CollectedState }): boolean {
  return state === 'open'
}

/** Money did not come for it, and something comes next. */
export function isUnpaid({ state }: { state: CollectedState }): boolean {
  return !['paid', 'authorized', 'canceled'].includes(state) && !isUndecided({ state })
}
