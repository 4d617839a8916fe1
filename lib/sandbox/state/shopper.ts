/** What the sandbox was told about the account behind a token: by mail address, or else by token. */
export type Shopper = { id: string; paused: boolean }

export const orderOutcomes = ['approve', 'soft-decline', 'hard-decline', 'slow'] as const
export type OrderOutcome = (typeof orderOutcomes)[number]

/** What comes of the next orders with a token, in this order. */
export type Plan = { id: string; next: { outcome: OrderOutcome; times: number }[] }
