export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute

/** One daily call is enough to be right; two hours more are its delay and the time it takes. */
export const lateAfterMs = 26 * hour
