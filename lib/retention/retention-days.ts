/**
 * After how many days rows that nobody needs any more are deleted; the README names them. History, consents,
 * payments, orders and the audit log are kept for ever.
 */
export const retentionDays = {
  /** After their window, which is an hour at most. */
  rateLimits: 2,
  /** Challenges of a sign-in, codes that were used and sessions, after they ended. */
  signIns: 2,
  /** Invitations of staff that nobody accepted and links to a new password, after they ended. */
  invitations: 30,
  /** Days on which webhooks were refused: the page shows thirty. */
  refusals: 90,
  /**
   * Events that were dealt with, since they last came. Smartpay delivers again for three days: until long
   * after that a delivery meets the row of the first.
   */
  events: 90,
  /** Events that were parked, and nobody let them be handled. */
  parkedEvents: 400,
  /**
   * Emails that were sent or dropped, since they were queued. What may cause one again (an order that waits
   * for its payment) is over long before, so that none is sent twice.
   */
  emails: 400,
  /** What Smartpay's lists said of a day that was closed. */
  listedDays: 14,
  /** What was rehearsed for a day, after it: longer than the close may look at the day again. */
  rehearsals: 30,
} as const
