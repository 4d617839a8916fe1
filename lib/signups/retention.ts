/**
 * How long we keep whom nobody became a customer of; the privacy page names both. What was typed and never sent
 * is wanted back within days; an attempt that was sent may be asked about for a season.
 */
export const draftRetentionDays = 30
export const attemptRetentionDays = 90

/** What the form of another signup in the same browser starts with: others may sit there later. */
export const formRetentionDays = { open: 30, completed: 1 } as const

/** So long Smartpay's page can be counted on, from when it was made for a signup. */
export const checkoutHours = 24
